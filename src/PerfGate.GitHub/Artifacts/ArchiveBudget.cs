namespace PerfGate.GitHub.Artifacts;

/// <summary>What is left of the limits that all archives of a run share: many small ones may unpack to more than memory holds.</summary>
public sealed class ArchiveBudget(ArchiveLimits limits)
{
    private long unpacked;
    private int benchmarks;

    /// <exception cref="RefusedArchiveException">All files together are larger than <see cref="ArchiveLimits.Files"/>.</exception>
    internal void TakeBytes(int count)
    {
        unpacked += count;
        if (unpacked > limits.Files)
        {
            throw new RefusedArchiveException($"archives that unpack to more than {limits.Files >> 20} MiB in all");
        }
    }

    /// <summary>Of one side.</summary>
    /// <exception cref="RefusedArchiveException">More than both sides may have.</exception>
    internal void TakeBenchmarks(int count)
    {
        benchmarks += count;
        if (benchmarks > 2 * limits.Benchmarks)
        {
            throw new RefusedArchiveException($"more than {limits.Benchmarks} benchmarks in all");
        }
    }
}
