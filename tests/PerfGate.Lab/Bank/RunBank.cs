using System.Text.Json;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Importers;

namespace PerfGate.Lab.Bank;

/// <summary>The folder in which runs accumulate: each in a folder of its own, complete or not there.</summary>
internal sealed class RunBank(string root)
{
    private const string RecordFile = "run.json";
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Where repositories and unfinished runs live.</summary>
    public string Work => Directory.CreateDirectory(Path.Combine(Root, "work")).FullName;

    private string Runs => Directory.CreateDirectory(Path.Combine(Root, "runs")).FullName;

    /// <summary>Runs so far, oldest first.</summary>
    public IReadOnlyList<BankedRun> Read() =>
    [
        .. Directory.EnumerateDirectories(Runs)
            .Where(folder => File.Exists(Path.Combine(folder, RecordFile)))
            .Order(StringComparer.Ordinal)
            .Select(folder => new BankedRun(folder, JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(Path.Combine(folder, RecordFile)))!)),
    ];

    /// <summary>Takes a finished run in; a run that was cut leaves nothing.</summary>
    public void Add(RunRecord record, string finished)
    {
        File.WriteAllBytes(Path.Combine(finished, RecordFile), JsonSerializer.SerializeToUtf8Bytes(record, Json));
        Directory.Move(finished, Path.Combine(Runs, $"{record.Started:yyyyMMdd-HHmmss}-{record.Kind}-{record.Effect}"));
    }
}

/// <summary>A run in the bank; its files are read when asked for.</summary>
internal sealed record BankedRun(string Folder, RunRecord Record)
{
    public MeasurementSet Base => MeasurementFile.Read(Path.Combine(Folder, "base.json")).Value;

    public MeasurementSet Head => MeasurementFile.Read(Path.Combine(Folder, "head.json")).Value;

    public GateReport Report => ReportFile.Read(Path.Combine(Folder, "report.json")).Value;

    /// <summary>One side of a sequential run.</summary>
    public MeasurementSet Sequential(string side) => MeasurementImport.Read(Path.Combine(Folder, side)).Value;
}
