using PerfGate.Core.Diagnostics;
using PerfGate.Git;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>The base, checked out beside the repository and built, for as long as the run lasts.</summary>
internal sealed class BaseSide : IDisposable
{
    private readonly WorktreeLease worktree;

    private BaseSide(WorktreeLease worktree) => this.worktree = worktree;

    public string Root => worktree.Path;

    /// <summary>By project file of the head; null where the base does not have the project.</summary>
    public Dictionary<string, BuiltProject?> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks the base out and builds, or restores from the cache, each project that it has.</summary>
    /// <exception cref="PerfGateException">The base does not build (exit code 3).</exception>
    public static async Task<BaseSide> PrepareAsync(
        GitRepository repository,
        string sha,
        IReadOnlyList<BuiltProject> heads,
        ProjectBuilder builder,
        GateRequest request,
        BuildCache cache,
        Action<string> stage,
        CancellationToken cancellation)
    {
        var side = new BaseSide(new Worktrees().Create(repository, sha, cancellation));
        try
        {
            foreach (var head in heads)
            {
                side.Projects[head.ProjectFile] = await side.BuildAsync(
                    repository, sha, head, builder, request, cache, stage, cancellation).ConfigureAwait(false);
            }

            return side;
        }
        catch
        {
            side.Dispose();
            throw;
        }
    }

    public void Dispose() => worktree.Dispose();

    private async Task<BuiltProject?> BuildAsync(
        GitRepository repository,
        string sha,
        BuiltProject head,
        ProjectBuilder builder,
        GateRequest request,
        BuildCache cache,
        Action<string> stage,
        CancellationToken cancellation)
    {
        var relative = repository.RelativePath(head.ProjectFile)!;
        var project = Path.GetFullPath(relative, Root);
        if (!File.Exists(project))
        {
            return null;
        }

        var key = BuildCache.Key(sha, relative, head.TargetFramework, head.SdkVersion, request.Configuration);
        if (cache.TryRestore(key, project, Root) is { } restored)
        {
            stage($"base {sha[..7]} of {head.Name}: built before, restored");
            return restored;
        }

        stage($"building base {sha[..7]} of {head.Name} ({request.Configuration})");
        var folder = Path.GetDirectoryName(head.ProjectFile)!;
        var frameworks = await builder.TargetFrameworksAsync(project, folder, cancellation).ConfigureAwait(false);
        var framework = frameworks.Contains(head.TargetFramework) ? head.TargetFramework : frameworks[^1];
        var built = await builder.BuildAsync(
            project, frameworks.Count > 1 ? framework : null, request.Configuration, folder, $"base {sha[..7]}", cancellation).ConfigureAwait(false);
        cache.Store(key, built, Root);
        return built;
    }
}
