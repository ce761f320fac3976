using System.IO.Compression;
using PerfGate.Core.Measurements;

namespace PerfGate.GitHub.Artifacts;

/// <summary>The archive that a shard of another workflow uploaded. Files are read by their exact names, in memory; nothing is extracted.</summary>
/// <param name="Base">Null when the run had nothing to compare with.</param>
/// <param name="Head">The change.</param>
/// <param name="Skipped">What the run says that its change cannot affect.</param>
public sealed record MeasurementArchive(MeasurementSet? Base, MeasurementSet Head, IReadOnlyList<BenchmarkIdentity> Skipped)
{
    private const string BaseName = "base.json";
    private const string HeadName = "head.json";

    /// <summary>Facts of the run: see <see cref="UntrustedFacts"/>.</summary>
    private const string FactsName = "shard.json";

    private static readonly string[] Names = [BaseName, HeadName, FactsName];

    /// <param name="archive">The whole archive, within its limit.</param>
    /// <param name="limits">What is in it may be at most.</param>
    /// <param name="ofRun">What all archives of the run may take together; null: this one is all.</param>
    /// <exception cref="RefusedArchiveException">It is something else, or more than is left of the budget.</exception>
    public static MeasurementArchive Read(byte[] archive, ArchiveLimits limits, ArchiveBudget? ofRun = null)
    {
        var budget = ofRun ?? new ArchiveBudget(limits);
        if (archive.LongLength > limits.Archive)
        {
            throw new RefusedArchiveException($"an archive of more than {limits.Archive >> 20} MiB");
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read);
            CheckEntries(zip);
            var facts = Find(zip, FactsName) is { } written ? UntrustedFacts.Read(Content(written, limits, budget), FactsName, limits) : new UntrustedFacts();
            var measured = new MeasurementArchive(
                Find(zip, BaseName) is { } ofBase ? UntrustedMeasurements.Read(Content(ofBase, limits, budget), BaseName, limits, budget) : null,
                Find(zip, HeadName) is { } ofHead
                    ? UntrustedMeasurements.Read(Content(ofHead, limits, budget), HeadName, limits, budget)
                    : throw new RefusedArchiveException($"there is no {HeadName}"),
                facts.Skipped);
            return measured.Base is null && facts.Base is not null ? throw new RefusedArchiveException($"{FactsName} names a base, and there is no {BaseName}")
                : facts.Head is not null && measured.Head.Commit is { } commit && commit != facts.Head ? throw new RefusedArchiveException($"{FactsName} and {HeadName} are of two commits")
                : measured;
        }
        catch (InvalidDataException)
        {
            throw new RefusedArchiveException("it is no archive");
        }
    }

    private static void CheckEntries(ZipArchive zip)
    {
        // A symbolic link is a file of a kind that the upper half of the attributes names.
        const int KindMask = 0xF000, RegularFile = 0x8000;
        if (zip.Entries.Count > Names.Length)
        {
            throw new RefusedArchiveException($"more than {Names.Length} entries");
        }

        foreach (var entry in zip.Entries)
        {
            if (!Names.Contains(entry.FullName))
            {
                throw new RefusedArchiveException("an entry of another name than base.json, head.json and shard.json");
            }

            var kind = (entry.ExternalAttributes >> 16) & KindMask;
            if (kind is not (0 or RegularFile))
            {
                throw new RefusedArchiveException($"{entry.FullName} is no ordinary file");
            }
        }

        if (zip.Entries.Select(entry => entry.FullName).Distinct().Count() != zip.Entries.Count)
        {
            throw new RefusedArchiveException("two entries of one name");
        }
    }

    private static ZipArchiveEntry? Find(ZipArchive zip, string name) => zip.Entries.FirstOrDefault(entry => entry.FullName == name);

    /// <summary>Stops at the limit: the length that an archive claims is only a claim.</summary>
    private static byte[] Content(ZipArchiveEntry entry, ArchiveLimits limits, ArchiveBudget budget)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > limits.File)
            {
                throw new RefusedArchiveException($"{entry.FullName} is larger than {limits.File >> 20} MiB");
            }

            budget.TakeBytes(read);
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
