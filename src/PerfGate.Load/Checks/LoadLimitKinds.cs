namespace PerfGate.Load.Checks;

/// <summary>The words for what a value of a service is held against.</summary>
public static class LoadLimitKinds
{
    /// <summary>A latency budget or the largest error rate of a scenario.</summary>
    public const string Budget = "budget";

    /// <summary>What another tenant's traffic did to the victim.</summary>
    public const string Isolation = "isolation";

    /// <summary>A resource that was taken away, or could not be.</summary>
    public const string Limit = "limit";
}
