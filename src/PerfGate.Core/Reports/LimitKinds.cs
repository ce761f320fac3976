namespace PerfGate.Core.Reports;

/// <summary>The words for the limits that rules set on a comparison; a source's checks have words of their own.</summary>
public static class LimitKinds
{
    /// <summary><c>max-increase: 2%</c>.</summary>
    public const string Increase = "increase";

    /// <summary><c>max-increase: 16B</c>.</summary>
    public const string AbsoluteIncrease = "absolute-increase";
}
