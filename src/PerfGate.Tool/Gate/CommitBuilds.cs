using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>How the commits of a run are built.</summary>
/// <param name="Builder">Starts the builds.</param>
/// <param name="Configuration">Release, or what the user calls the like of it.</param>
/// <param name="Stage">Told what is done.</param>
internal sealed record CommitBuilds(ProjectBuilder Builder, string Configuration, Action<string> Stage)
{
    /// <summary>The framework that the user asked for; null: the newest that runs here.</summary>
    public string? TargetFramework { get; init; }

    /// <inheritdoc cref="GateRequest.RollForward"/>
    public bool RollForward { get; init; }

    /// <summary>Where earlier builds are looked for and this one is kept; null: it is built whatever there is.</summary>
    public BuildCache? Cache { get; init; } = new(CacheFolder.Builds);

    /// <summary>How the base is built. The build that a head of the same commit left in the cache would be the base's as well, and one build is no two.</summary>
    /// <param name="headSha">The commit that was built as head; null: the work tree was.</param>
    /// <param name="baseSha">The commit that is to be built.</param>
    public CommitBuilds BesideHead(string? headSha, string baseSha) => headSha == baseSha ? this with { Cache = null } : this;
}
