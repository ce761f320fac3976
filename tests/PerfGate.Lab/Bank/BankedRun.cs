using System.IO.Compression;
using System.Text.Json;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Lab.Bank;

/// <summary>A run in the bank.</summary>
/// <param name="Report">Null of a run that nothing judged.</param>
internal sealed record BankedRun(RunRecord Record, MeasurementSet Base, MeasurementSet Head, GateReport? Report)
{
    public const string BaseFile = "base.json";
    public const string HeadFile = "head.json";
    private const string ReportName = "report.json";

    public static IReadOnlyList<string> Files { get; } = [BaseFile, HeadFile, ReportName];

    public static BankedRun Open(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        return new BankedRun(
            Read(RunBank.RecordFile, stream => JsonSerializer.Deserialize<RunRecord>(stream)!)!,
            Read(BaseFile, stream => MeasurementFile.Parse(stream, $"{file}/{BaseFile}").Value)!,
            Read(HeadFile, stream => MeasurementFile.Parse(stream, $"{file}/{HeadFile}").Value)!,
            Read(ReportName, stream => ReportFile.Parse(stream, $"{file}/{ReportName}").Value));

        T? Read<T>(string name, Func<Stream, T> read)
            where T : class
        {
            using var stream = archive.GetEntry(name)?.Open();
            return stream is null ? null : read(stream);
        }
    }
}
