using PerfGate.Core.Diagnostics;
using PerfGate.Git;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>A commit as a side of a comparison, base or head: checked out outside of the repository and built, for as long as the run lasts.</summary>
internal sealed class CommitSide : IDisposable
{
    private readonly WorktreeLease worktree;
    private readonly string name;
    private readonly CommitBuilds builds;
    private readonly IReadOnlyList<Version> installed = InstalledRuntimes.Find();
    private readonly List<BuiltProject?> projects = [];
    private readonly Dictionary<string, string> records = [];

    private CommitSide(WorktreeLease worktree, string role, CommitBuilds builds)
    {
        this.worktree = worktree;
        this.builds = builds;
        name = $"{role} {worktree.Sha[..7]}";
    }

    /// <summary>Full sha.</summary>
    public string Sha => worktree.Sha;

    /// <summary>Top of the checkout.</summary>
    public string Root => worktree.Path;

    /// <summary>In the order in which they were asked for; null where the commit does not have the project.</summary>
    public IReadOnlyList<BuiltProject?> Projects => projects;

    /// <summary>Where what was recorded of a project's benchmarks is kept between runs; null: nowhere.</summary>
    public string? RecordsOf(BuiltProject project) => records.GetValueOrDefault(project.ProjectFile);

    /// <summary>Checks the head's commit out and builds, or restores from the cache, its projects, each as the commit itself says.</summary>
    /// <param name="repository">Has the commit.</param>
    /// <param name="sha">Full sha.</param>
    /// <param name="find">Finds the project files in the checkout, whose top it is given.</param>
    /// <param name="builds">How they are built.</param>
    /// <param name="cancellation">Ends the checkout and the builds.</param>
    /// <exception cref="PerfGateException">It does not build, or targets nothing that runs here (exit code 3), or what <paramref name="find"/> throws.</exception>
    public static Task<CommitSide> OfHeadAsync(
        GitRepository repository, string sha, Func<string, IReadOnlyList<string>> find, CommitBuilds builds, CancellationToken cancellation) =>
        PrepareAsync(repository, sha, "head", builds, side => find(side.Root).Select(project => (project, (BuiltProject?)null)), cancellation);

    /// <summary>Checks the base out and builds, or restores from the cache, those of the head's projects that it has.</summary>
    /// <param name="repository">Has the commit.</param>
    /// <param name="sha">Full sha.</param>
    /// <param name="heads">The head's projects, built.</param>
    /// <param name="headRoot">Top of the tree in which they lie: the work tree, or the head's own checkout.</param>
    /// <param name="builds">How they are built.</param>
    /// <param name="cancellation">Ends the checkout and the builds.</param>
    /// <exception cref="PerfGateException">It does not build (exit code 3), or a project of the head belongs to no commit (2).</exception>
    public static Task<CommitSide> OfBaseAsync(
        GitRepository repository, string sha, IReadOnlyList<BuiltProject> heads, string headRoot, CommitBuilds builds, CancellationToken cancellation) =>
        PrepareAsync(
            repository,
            sha,
            "base",
            builds,
            side => heads.Select(head => (Path.GetFullPath(ProjectSearch.RequireBelow(headRoot, head.ProjectFile), side.Root), (BuiltProject?)head)),
            cancellation);

    public void Dispose() => worktree.Dispose();

    private static async Task<CommitSide> PrepareAsync(
        GitRepository repository,
        string sha,
        string role,
        CommitBuilds builds,
        Func<CommitSide, IEnumerable<(string Project, BuiltProject? Like)>> wanted,
        CancellationToken cancellation)
    {
        var side = new CommitSide(new Worktrees().Create(repository, sha, cancellation), role, builds);
        try
        {
            var asked = wanted(side).ToArray();
            foreach (var ((project, like), name) in asked.Zip(ProjectNames.Of([.. asked.Select(one => one.Project)])))
            {
                var built = await side.BuildAsync(project, name, like, cancellation).ConfigureAwait(false);
                side.projects.Add(built is null ? null : built with
                {
                    Name = name,
                    RollsForward = builds.RollForward && TargetFrameworkChoice.NeedsRollForward(built.TargetFramework, side.installed),
                });
            }

            ProjectNames.RequireOwnOutputs(side.projects.OfType<BuiltProject>());
            return side;
        }
        catch
        {
            side.Dispose();
            throw;
        }
    }

    /// <param name="project">Full path of the project file in the checkout.</param>
    /// <param name="title">What the suite calls it.</param>
    /// <param name="like">
    /// The other side's build: the same SDK builds both, and of several frameworks the same is taken. Null: as the commit says.
    /// </param>
    /// <param name="cancellation">Ends the build.</param>
    private async Task<BuiltProject?> BuildAsync(string project, string title, BuiltProject? like, CancellationToken cancellation)
    {
        if (!File.Exists(project))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(like?.ProjectFile ?? project)!;
        var targets = like is null ? await builds.Builder.TargetsAsync(project, folder, cancellation).ConfigureAwait(false) : null;
        var wanted = like?.TargetFramework ?? Choose(title, targets!, builds.TargetFramework);
        var key = BuildCache.Key(Sha, Path.GetRelativePath(Root, project), wanted, like?.SdkVersion ?? targets!.SdkVersion, builds.Configuration);
        if (builds.Cache?.TryRestore(key, project, Root) is { } restored)
        {
            builds.Stage($"{name} of {title}: built before, restored");
            Remember(key, project);
            return restored;
        }

        builds.Stage($"building {name} of {title} ({builds.Configuration})");
        targets ??= await builds.Builder.TargetsAsync(project, folder, cancellation).ConfigureAwait(false);
        var framework = targets.Frameworks.Contains(wanted) ? wanted : Choose(title, targets, asked: null);
        var built = await builds.Builder.BuildAsync(
            project, targets.Frameworks.Count > 1 ? framework : null, builds.Configuration, folder, name, cancellation).ConfigureAwait(false);
        if (builds.Cache?.Store(key, built, Root) is { } why)
        {
            builds.Stage($"the build of {name} is used and not kept for later runs: {why}");
        }

        Remember(key, project);
        return built;
    }

    private void Remember(string key, string project)
    {
        if (builds.Cache?.RecordsOf(key) is { } folder)
        {
            records[project] = folder;
        }
    }

    private string Choose(string title, ProjectTargets targets, string? asked) =>
        TargetFrameworkChoice.Choose($"{title} ({name})", targets.Frameworks, installed, asked, builds.RollForward);
}
