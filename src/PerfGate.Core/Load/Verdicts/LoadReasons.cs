namespace PerfGate.Core.Load.Verdicts;

/// <summary>The words that the reason of a load's result may be.</summary>
public static class LoadReasons
{
    /// <summary>A latency budget or the largest error rate of a scenario.</summary>
    public const string Budget = "budget";

    /// <summary>What another tenant's traffic did to the victim's percentiles.</summary>
    public const string Isolation = "isolation";
}
