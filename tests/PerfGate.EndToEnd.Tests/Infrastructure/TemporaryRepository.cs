using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>A git repository in the temporary folder, sealed against what lies above it; deletes itself.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    // Fixed dates give fixed shas: a base that one test built is restored from the cache by the next.
    private readonly DatedGit git = new();

    // Its name has a space, as users' folders may.
    private readonly TemporaryFolder folder = new("perfgate e2e ");

    private TemporaryRepository()
    {
    }

    public string Root => folder.Root;

    /// <summary>An empty folder that is no repository, with the files that seal it.</summary>
    public static TemporaryRepository WithoutGit()
    {
        var repository = new TemporaryRepository();
        repository.Write("Directory.Build.props", "<Project />");
        repository.Write("Directory.Build.targets", "<Project />");
        repository.Write("Directory.Packages.props", "<Project />");
        repository.Write(".gitignore", "bin/\nobj/\nartifacts/\n");
        return repository;
    }

    /// <summary>A repository on <c>main</c> without a commit.</summary>
    public static TemporaryRepository Create()
    {
        var repository = WithoutGit();
        repository.Git("init", "--quiet");
        return repository;
    }

    /// <summary>A clone by the file protocol, as from a server.</summary>
    public TemporaryRepository Clone(params string[] options)
    {
        var clone = new TemporaryRepository();
        Git(["clone", "--quiet", .. options, new Uri(Root).AbsoluteUri, clone.Root]);
        return clone;
    }

    public string In(params ReadOnlySpan<string> names) => folder.At(names);

    public void Write(string file, string content) => folder.Write(file, content);

    /// <summary>Commits everything that is not ignored.</summary>
    /// <returns>The full sha.</returns>
    public string Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    /// <inheritdoc cref="DatedGit.Run"/>
    public string Git(params string[] arguments) => git.Run(Root, arguments);

    public void Dispose() => folder.Dispose();
}
