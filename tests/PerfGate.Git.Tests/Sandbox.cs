using System.Globalization;
using PerfGate.TestKit;

namespace PerfGate.Git.Tests;

/// <summary>A temporary folder with throw-away repositories; commits are a minute apart, from a fixed date on.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly DatedGit git = new();

    // Its name has a space, as users' folders may.
    private readonly TemporaryFolder folder = new("perfgate git ");

    public Sandbox() => Folder = RealPath.Of(folder.Root);

    /// <summary>As git reports it.</summary>
    public string Folder { get; }

    public string In(params ReadOnlySpan<string> names) => Path.Combine([Folder, .. names]);

    /// <summary>Makes a repository without any commit.</summary>
    public string Init(string name)
    {
        var path = In(name);
        Directory.CreateDirectory(path);
        Git(path, "init", "--quiet");
        return path;
    }

    /// <summary>Makes a repository with one commit on main.</summary>
    public string InitWithCommit(string name)
    {
        var path = Init(name);
        Commit(path, "first");
        return path;
    }

    /// <summary>Writes a file, commits it and returns the sha.</summary>
    public string Commit(string repository, string file, string? content = null)
    {
        Write(repository, file, content ?? git.Clock.ToString("O", CultureInfo.InvariantCulture));
        Git(repository, "add", "--", file);
        Git(repository, "commit", "--quiet", "--message", file);
        return Head(repository);
    }

    public string Merge(string repository, string other)
    {
        Git(repository, "merge", "--quiet", "--no-ff", "--no-edit", other);
        return Head(repository);
    }

    public string Head(string repository, string revision = "HEAD") => Git(repository, "rev-parse", revision);

    /// <summary>Clones over the file protocol, as from a server.</summary>
    public string Clone(string source, string name, params string[] options)
    {
        Git(Folder, ["clone", "--quiet", .. options, Url(source), In(name)]);
        return In(name);
    }

    public static string Url(string path) => new Uri(path).AbsoluteUri;

    public static void Write(string repository, string file, string content)
    {
        var path = Path.Combine(repository, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Writes a shell script that may be run; not for Windows.</summary>
    public static string WriteScript(string folder, string file, string content)
    {
        Write(folder, file, content);
        var path = Path.Combine(folder, file);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <inheritdoc cref="DatedGit.Run"/>
    public string Git(string folder, params string[] arguments) => git.Run(folder, arguments);

    public void Dispose() => folder.Dispose();
}
