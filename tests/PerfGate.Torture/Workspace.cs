using System.Diagnostics;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.Torture;

/// <summary>A repository, and every folder that the tool writes to outside of it, for one series of trials.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Marks the tool and every process that it starts; its value is the run's own.</summary>
    public const string Mark = "PERFGATE_TORTURE_RUN";

    /// <summary>What the .NET runtime, its builds and git leave in the temporary folder when they are killed.</summary>
    private static readonly string[] OfOthers = ["clr-debug-pipe-", "dotnet-diagnostic-", "MSBuildTemp", "VBCSCompiler", ".dotnet", "NuGetScratch", ".NETCoreApp,", "system-commandline-sentinel-files", "dotnet-"];

    private readonly TemporaryFolder own = new("perfgate torture ");

    public Workspace()
    {
        foreach (var folder in new[] { Temporary, Cache, LockFolder, Data })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public TemporaryRepository Repository { get; } = TemporaryRepository.Create();

    public string Output => Repository.In("artifacts", "perfgate");

    public string Temporary => own.At("temporary");

    public string Cache => own.At("cache");

    public string LockFolder => own.At("lock");

    /// <summary>Of the user's programs.</summary>
    public string Data => own.At("data");

    /// <param name="run">Value of <see cref="Mark"/>.</param>
    /// <param name="arguments">Of the tool.</param>
    /// <param name="environment">More of it.</param>
    public ProcessStartInfo Start(string run, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = ToolStart.Of(Repository.Root, arguments);
        start.Environment[Mark] = run;
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["PERFGATE_CACHE"] = Cache;
        start.Environment["PERFGATE_LOCK_FOLDER"] = LockFolder;
        start.Environment["XDG_DATA_HOME"] = Data;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>As if what the last run left were some minutes old: the tool lets what is younger than some seconds be.</summary>
    public void Age()
    {
        foreach (var file in Everything().Where(path => Path.GetFileName(path).StartsWith(".perfgate-", StringComparison.Ordinal) || path.EndsWith(".owner", StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        }
    }

    /// <summary>What a whole run must not leave: temporary files, checkouts, owners, ledgers.</summary>
    public IEnumerable<string> Leftovers()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(Temporary))
        {
            if (!OfOthers.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)) && !IsOfSdk(path))
            {
                yield return $"{path} was left in the temporary folder";
            }
        }

        foreach (var path in Everything())
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith(".perfgate", StringComparison.Ordinal) || name.EndsWith(".limits", StringComparison.Ordinal)
                || path.StartsWith(Path.Combine(Cache, "builds", "."), StringComparison.Ordinal))
            {
                yield return $"{path} was left";
            }
        }

        var worktrees = Repository.Git("worktree", "list", "--porcelain").Split('\n').Count(line => line.StartsWith("worktree ", StringComparison.Ordinal));
        if (worktrees != 1)
        {
            yield return $"{worktrees - 1} worktrees are registered";
        }

        var checkouts = Path.Combine(Cache, "worktrees");
        foreach (var path in Directory.Exists(checkouts) ? Directory.EnumerateDirectories(checkouts).SelectMany(Directory.EnumerateFileSystemEntries) : [])
        {
            yield return $"{path} was left in the cache";
        }
    }

    /// <summary>What must never be, not even after a kill.</summary>
    /// <param name="allowed">Paths that git may show as changed.</param>
    public IEnumerable<string> Faults(string? allowed)
    {
        var file = Path.Combine(LockFolder, "perfgate.lock");
        if (File.Exists(file) && !CanHave(file))
        {
            yield return "the machine's lock is taken";
        }

        foreach (var line in Repository.Git("status", "--porcelain", "--untracked-files=all").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (allowed is null || !line.Contains(allowed, StringComparison.Ordinal))
            {
                yield return $"git shows: {line}";
            }
        }
    }

    public void Dispose()
    {
        Repository.Dispose();
        own.Dispose();
    }

    private string[] Everything()
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return
        [
            .. new[] { Repository.Root, Cache, Data }
                .SelectMany(root => Directory.EnumerateFiles(root, "*", all))
                .Where(path => !path.Contains("/.git/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)),
        ];
    }

    /// <summary>Builds leave empty folders with names of six characters, and sockets named by 32 digits, whether or not they are killed.</summary>
    private static bool IsOfSdk(string path)
    {
        const int OfFolder = 6, OfSocket = 32;
        var name = Path.GetFileName(path);
        return name.All(char.IsAsciiLetterOrDigit)
            && (Directory.Exists(path) ? name.Length == OfFolder && !Directory.EnumerateFileSystemEntries(path).Any() : name.Length == OfSocket);
    }

    private static bool CanHave(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
