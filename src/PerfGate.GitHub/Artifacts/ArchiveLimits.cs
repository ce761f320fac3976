using PerfGate.Core.Measurements;

namespace PerfGate.GitHub.Artifacts;

/// <summary>What an archive of someone else's measurements may be at most.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Bytes of the archive.</summary>
    public long Archive { get; init; } = 32L << 20;

    /// <summary>Bytes of all archives of a run together, which are in memory at once.</summary>
    public long AllArchives { get; init; } = 64L << 20;

    /// <summary>Bytes of one file in it, as they come out, whatever the archive says of itself.</summary>
    public long File { get; init; } = 64L << 20;

    /// <summary>Bytes of all files of all archives of a run together, as they come out.</summary>
    public long Files { get; init; } = 192L << 20;

    public int Benchmarks { get; init; } = 20_000;

    /// <summary>Of a benchmark.</summary>
    public int Metrics { get; init; } = 16;

    /// <summary>Of a metric.</summary>
    public int Launches { get; init; } = 200;

    /// <summary>Characters of a benchmark's id: as many as the tool itself writes.</summary>
    public int Name { get; init; } = BenchmarkIdentity.LongestId;

    /// <summary>Characters of every text that has no limit of its own.</summary>
    public int Text { get; init; } = 256;

    /// <summary>Of a run, and fields of its environment.</summary>
    public int Conditions { get; init; } = 32;

    /// <summary>Characters of a condition, which may list all that a run did, of a failure's message, of a path, and of the name of a project or job.</summary>
    public int Words { get; init; } = MeasurementFailure.LongestMessage;

    /// <summary>Archives of a run: no more shards than jobs that a workflow can have.</summary>
    public int Archives { get; init; } = 256;
}
