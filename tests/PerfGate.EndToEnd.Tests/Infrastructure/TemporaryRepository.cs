using System.Diagnostics;
using System.Globalization;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>A git repository in the temporary folder, sealed against what lies above it; deletes itself.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    // Fixed dates give fixed shas: a base that one test built is restored from the cache by the next.
    private DateTime clock = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private TemporaryRepository(string root) => Root = root;

    /// <summary>Its name has a space, as users' folders may.</summary>
    public string Root { get; }

    /// <summary>An empty folder that is no repository, with the files that seal it.</summary>
    public static TemporaryRepository WithoutGit()
    {
        var repository = new TemporaryRepository(Directory.CreateTempSubdirectory("perfgate e2e ").FullName);
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
        var clone = new TemporaryRepository(Directory.CreateTempSubdirectory("perfgate e2e clone ").FullName);
        Git(["clone", "--quiet", .. options, new Uri(Root).AbsoluteUri, clone.Root]);
        return clone;
    }

    public string In(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);

    public void Write(string file, string content)
    {
        var path = In(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Commits everything that is not ignored.</summary>
    /// <returns>The full sha.</returns>
    public string Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    /// <summary>Runs git and returns its output; fails the test when git fails.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        SealedEnvironment.Apply(start);
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

    public void Dispose() => DeleteFolder(Root);

    /// <summary>Deletes a folder with what git made read-only in it.</summary>
    public static void DeleteFolder(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(folder, recursive: true);
    }
}
