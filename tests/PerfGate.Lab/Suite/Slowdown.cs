namespace Lab.Suite;

/// <summary>How much work a benchmark does: the lab rewrites the constant to make a side slower by as many percent.</summary>
internal static class Slowdown
{
    private const int Percent = 0;

    /// <summary>Units of work in a call; every benchmark's time is proportional to it.</summary>
    public const int Units = 100 + Percent;
}
