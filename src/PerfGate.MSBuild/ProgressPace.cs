namespace PerfGate.MSBuild;

/// <summary>Lets one line through every so often: a log keeps what it is told.</summary>
/// <param name="interval">The least time between two lines.</param>
internal sealed class ProgressPace(TimeSpan interval)
{
    private TimeSpan? last;

    /// <param name="now">On a clock that only goes forward.</param>
    /// <returns>Whether a line may be written now; if so, it counts as written.</returns>
    public bool Due(TimeSpan now)
    {
        if (now - last < interval)
        {
            return false;
        }

        last = now;
        return true;
    }
}
