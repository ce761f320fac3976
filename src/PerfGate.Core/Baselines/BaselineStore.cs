using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Baselines;

/// <summary>The committed measurements of past commits: <c>&lt;environment&gt;/&lt;suite&gt;/&lt;commit sha&gt;.json</c>, one file per commit, append-only.</summary>
/// <remarks>
/// A file per commit never conflicts in a merge, and its name alone says whether a commit has a baseline: nothing is read to find
/// the nearest of thousands.
/// </remarks>
public sealed class BaselineStore
{
    private const string Extension = ".json";

    private readonly string folder;
    private readonly Func<string, MeasurementSet> read;
    private readonly Action<string, MeasurementSet> write;

    /// <param name="folder">The store's folder, <c>baselines</c> at the repository's root; need not exist.</param>
    /// <param name="read">Reads a measurement file.</param>
    /// <param name="write">Writes a measurement file in its canonical form: equal sets give equal bytes.</param>
    public BaselineStore(string folder, Func<string, MeasurementSet> read, Action<string, MeasurementSet> write)
    {
        this.folder = Path.GetFullPath(folder);
        this.read = read;
        this.write = write;
    }

    /// <summary>Adds what was measured of a commit, one value per launch. The file appears whole or not at all.</summary>
    /// <param name="set">Measured at a commit, without modified files.</param>
    /// <param name="suite"><c>benchmarks</c>, or a load scenario's name.</param>
    /// <param name="replace">True: another baseline of the same commit gives way; else it is an error.</param>
    /// <exception cref="IOException">It cannot be written; what was there is whole.</exception>
    /// <exception cref="PerfGateException">PG0201: the set cannot be a baseline, a name is unsafe, or the commit has another one.</exception>
    public (BaselineEntry Entry, BaselineChange Change) Add(MeasurementSet set, string suite, bool replace = false)
    {
        var entry = EntryFor(set, suite);
        Directory.CreateDirectory(Path.GetDirectoryName(entry.Path)!);
        var temporary = AtomicFile.TemporaryIn(Path.GetDirectoryName(entry.Path)!);
        try
        {
            write(temporary, BaselineReduction.Reduce(set));
            Flush(temporary);
            return (entry, Publish(temporary, entry, replace));
        }
        catch (IOException error) when (error.Message.Contains(temporary, StringComparison.Ordinal))
        {
            // Nobody knows the temporary file, and it goes.
            throw new IOException(error.Message.Replace(temporary, entry.Path, StringComparison.Ordinal), error) { HResult = error.HResult };
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a baseline.</summary>
    public MeasurementSet Read(BaselineEntry entry) => read(entry.Path);

    /// <summary>The entries, sorted by environment, suite and sha; no file is opened. Other files are passed over.</summary>
    /// <param name="environmentKey">Only this environment; null: all.</param>
    /// <param name="suite">Only this suite; null: all.</param>
    /// <exception cref="PerfGateException">PG0201: a name is unsafe.</exception>
    public IReadOnlyList<BaselineEntry> List(string? environmentKey = null, string? suite = null)
    {
        var entries = new List<BaselineEntry>();
        foreach (var environment in Folders(folder, environmentKey, "environment"))
        {
            foreach (var below in Folders(Path.Combine(folder, environment), suite, "suite"))
            {
                entries.AddRange(Shas(environment, below).Order(StringComparer.Ordinal).Select(sha => Entry(environment, below, sha)));
            }
        }

        return entries;
    }

    /// <summary>The first of some commits that has a baseline; reads one folder, then no more commits than it must.</summary>
    /// <param name="environmentKey">Baselines of other environments are not comparable.</param>
    /// <param name="suite">The suite.</param>
    /// <param name="ancestorsNearestFirst">Full shas, enumerated as far as needed.</param>
    /// <returns>Null when none has one.</returns>
    /// <exception cref="PerfGateException">PG0201: a name is unsafe.</exception>
    public NearestBaseline? FindNearest(string environmentKey, string suite, IEnumerable<string> ancestorsNearestFirst) =>
        FindAll(environmentKey, suite, ancestorsNearestFirst).FirstOrDefault();

    /// <summary>The baselines of some commits, in their order; each commit is asked for only when the one before was taken.</summary>
    /// <inheritdoc cref="FindNearest"/>
    public IEnumerable<NearestBaseline> FindAll(string environmentKey, string suite, IEnumerable<string> ancestorsNearestFirst)
    {
        var present = Shas(BaselineName.Safe(environmentKey, "environment"), BaselineName.Safe(suite, "suite")).ToHashSet(StringComparer.Ordinal);
        if (present.Count == 0)
        {
            yield break;
        }

        var (distance, left) = (0, present.Count);
        foreach (var sha in ancestorsNearestFirst)
        {
            if (present.Contains(sha))
            {
                yield return new NearestBaseline(Entry(environmentKey, suite, sha), distance);
                if (--left == 0)
                {
                    yield break;
                }
            }

            distance++;
        }
    }

    private static IEnumerable<string> Folders(string parent, string? only, string what)
    {
        if (only is not null)
        {
            return [BaselineName.Safe(only, what)];
        }

        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            : [];
    }

    private static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static PerfGateException Refused(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, message));

    private static BaselineChange Publish(string temporary, BaselineEntry entry, bool replace)
    {
        try
        {
            File.Move(temporary, entry.Path, overwrite: false);
            return BaselineChange.Added;
        }
        catch (IOException) when (File.Exists(entry.Path))
        {
            // The commit has one, perhaps only since another run added it a moment ago: what follows compares the two.
        }

        if (IsSame(temporary, entry.Path))
        {
            return BaselineChange.Unchanged;
        }

        if (!replace)
        {
            throw Refused($"the commit {entry.Sha} has another baseline already, '{entry.Path}', and baselines are append-only: remove that file, or ask to replace it.");
        }

        File.Move(temporary, entry.Path, overwrite: true);
        return BaselineChange.Replaced;
    }

    /// <summary>Compares contents whatever the line ends, which git may have converted.</summary>
    private static bool IsSame(string path, string other) => File.ReadLines(path).SequenceEqual(File.ReadLines(other));

    private BaselineEntry EntryFor(MeasurementSet set, string suite)
    {
        if (set.Commit is not { } sha)
        {
            throw Refused("a measurement without a commit cannot become a baseline: nobody could tell what it belongs to. Measure inside a git repository.");
        }

        if (!BaselineName.IsSha(sha))
        {
            throw Refused($"the commit '{sha}' cannot name a baseline: it takes the full sha, 40 or 64 lower-case hexadecimal digits.");
        }

        if (set.Dirty)
        {
            throw Refused($"the measurement of {sha} was made with modified files, so it is not that commit's: commit or stash the changes and measure again.");
        }

        if (set.Benchmarks.Count == 0)
        {
            throw Refused($"the measurement of {sha} has no benchmarks: an empty baseline would hide that nothing was measured.");
        }

        return Entry(BaselineName.Safe(set.Environment.Key, "environment"), BaselineName.Safe(suite, "suite"), sha);
    }

    private IEnumerable<string> Shas(string environment, string suite)
    {
        var path = Path.Combine(folder, environment, suite);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)).Where(BaselineName.IsSha)
            : [];
    }

    private BaselineEntry Entry(string environment, string suite, string sha) =>
        new(environment, suite, sha, Path.Combine(folder, environment, suite, sha + Extension));
}
