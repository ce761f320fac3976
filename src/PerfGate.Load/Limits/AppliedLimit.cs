namespace PerfGate.Load.Limits;

/// <summary>A limit that is lifted by one action.</summary>
internal sealed class AppliedLimit(string how, string? extent, Func<Task> lift) : IAppliedLimit
{
    private bool lifted;

    public string How => how;

    public string? Extent => extent;

    public async ValueTask DisposeAsync()
    {
        if (!lifted)
        {
            lifted = true;
            await lift().ConfigureAwait(false);
        }
    }
}
