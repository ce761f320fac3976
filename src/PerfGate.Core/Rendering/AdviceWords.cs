namespace PerfGate.Core.Rendering;

/// <summary>What stands above a list of advice.</summary>
internal static class AdviceWords
{
    public const string None = "None: no rule found anything in these numbers that would be worth the work.";

    public const string Order = "In order of the estimated gain; the estimates are upper bounds from this run's own numbers.";
}
