using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Git.Tests;

/// <summary>A temporary folder with throw-away repositories; commits are a minute apart, from a fixed date on.</summary>
internal sealed class Sandbox : IDisposable
{
    private DateTime clock = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public Sandbox() => Folder = RealPath.Of(Directory.CreateTempSubdirectory("perfgate git ").FullName);

    /// <summary>Its name has a space, as users' folders may.</summary>
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
        Write(repository, file, content ?? clock.ToString("O", CultureInfo.InvariantCulture));
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

    /// <summary>Runs git and returns its output; fails the test when git fails.</summary>
    public string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        clock = clock.AddMinutes(1);
        var date = clock.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        start.Environment["GIT_AUTHOR_DATE"] = date;
        start.Environment["GIT_COMMITTER_DATE"] = date;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output.Trim();
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(Folder, recursive: true);
    }
}
