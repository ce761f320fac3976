namespace PerfGate.MSBuild;

/// <summary>What a line of the tool's output is.</summary>
internal enum ToolLineKind
{
    /// <summary>Anything else.</summary>
    Text,

    /// <summary>A new stage of the run has begun: building, listing.</summary>
    Stage,

    /// <summary>How far the measuring is; comes often.</summary>
    Progress,

    /// <summary>A line of the result's table.</summary>
    Result,

    /// <summary>A numbered error.</summary>
    Error,
}
