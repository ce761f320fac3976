using PerfGate.Core.Contracts;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>BenchmarkDotNet's JSON reports, one file or all of a run.</summary>
/// <remarks>
/// Benchmarks that BenchmarkDotNet lists without a measurement become failures, never missing rows. Times are the workload's iterations as
/// measured, in nanoseconds per operation, one unpaired launch for each process.
/// </remarks>
public sealed class BenchmarkDotNetReader : IMeasurementReader
{
    private const int StartLength = 4096;

    /// <summary>Names that only BenchmarkDotNet gives: such a file is its report, whatever happened to its content.</summary>
    private static readonly string[] Endings = ["-report-full.json", "-report-full-compressed.json", "-report-brief.json", "-report-brief-compressed.json"];

    public string Name =>
        "BenchmarkDotNet's JSON reports (*-report-full.json, *-report-full-compressed.json, *-report-brief.json, *-report.json)";

    public string Below => "*-report*.json";

    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        ReportStart.Of(start).IsReport || Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named) =>
        ReportSet.Join([.. files.GroupBy(RunOf, (_, same) => Richest(same)).SelectMany(ReportReader.Read)], named);

    /// <summary>The folder with the run's title, <c>Ns.Type-20261123-185012</c>, which is the same in each of its report files.</summary>
    private static string RunOf(string path)
    {
        var start = new byte[StartLength];
        using var file = File.OpenHandle(path);
        var length = RandomAccess.Read(file, start, 0);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", ReportStart.Of(start.AsSpan(0, length)).Title ?? Path.GetFileName(path));
    }

    private static string Richest(IEnumerable<string> paths) =>
        paths.OrderBy(Rank).ThenByDescending(path => new FileInfo(path).Length).First();

    /// <summary>Compressed before indented: the same content in half the bytes.</summary>
    private static int Rank(string path) =>
        path.EndsWith("-report-full-compressed.json", StringComparison.OrdinalIgnoreCase) ? 0
        : path.EndsWith("-report-full.json", StringComparison.OrdinalIgnoreCase) ? 1
        : 2;
}
