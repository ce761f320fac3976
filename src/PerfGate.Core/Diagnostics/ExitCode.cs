namespace PerfGate.Core.Diagnostics;

/// <summary>What the tool's exit code means.</summary>
public enum ExitCode
{
    Passed = 0,

    /// <summary>The gate failed.</summary>
    Failed = 1,

    /// <summary>Invalid usage, configuration or input.</summary>
    Invalid = 2,

    /// <summary>Could not measure: the build broke, a benchmark crashed, the tool is at fault.</summary>
    NotMeasured = 3,

    Cancelled = 130,
}
