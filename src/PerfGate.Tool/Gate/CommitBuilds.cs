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

    /// <summary>Where earlier builds are looked for and this one is kept; null: it is built whatever there is.</summary>
    public BuildCache? Cache { get; init; } = new(CacheFolder.Builds);
}
