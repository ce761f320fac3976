using System.IO.Compression;
using System.Text.Json;

namespace PerfGate.Lab.Bank;

/// <summary>The folder in which runs accumulate: each a file of its own, complete or not there.</summary>
internal sealed class RunBank(string root)
{
    public const string RecordFile = "run.json";
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    /// <summary>Where repositories and unfinished runs live; never in the bank itself, which may be committed.</summary>
    public string Work { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "perfgate-lab")).FullName;

    /// <summary>Runs so far, oldest first.</summary>
    public IReadOnlyList<BankedRun> Read() =>
        [.. Directory.EnumerateFiles(Root, "*.zip").Order(StringComparer.Ordinal).Select(BankedRun.Open)];

    /// <summary>Runs of a bank in a folder of this one; none where it is not there.</summary>
    public IReadOnlyList<BankedRun> Below(string folder)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path) ? new RunBank(path).Read() : [];
    }

    /// <summary>Takes a finished run in; a run that was cut leaves nothing.</summary>
    /// <param name="finished">Holds <c>base.json</c>, <c>head.json</c> and, of the gate, <c>report.json</c>; what else is there is left out.</param>
    public void Add(RunRecord record, string finished)
    {
        var unfinished = Path.Combine(Work, "run.zip");
        File.Delete(unfinished);
        using (var archive = ZipFile.Open(unfinished, ZipArchiveMode.Create))
        {
            using (var entry = archive.CreateEntry(RecordFile).Open())
            {
                JsonSerializer.Serialize(entry, record, Json);
            }

            foreach (var file in BankedRun.Files.Select(name => Path.Combine(finished, name)).Where(File.Exists))
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.SmallestSize);
            }
        }

        File.Move(unfinished, Path.Combine(Root, $"{record.Started:yyyyMMdd-HHmmss}-{record.Kind}-{record.Effect}.zip"));
    }
}
