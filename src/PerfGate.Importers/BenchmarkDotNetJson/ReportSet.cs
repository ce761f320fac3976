using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>Joins the reports of one run into a measurement set.</summary>
internal static class ReportSet
{
    /// <summary>The first report's environment stands for all; other machines are warned of.</summary>
    /// <param name="reports">At least one.</param>
    /// <param name="source">The file or folder that was asked for.</param>
    /// <exception cref="PerfGateException">Exit code 2: no benchmark at all, or the same one in two files.</exception>
    public static FileContent<MeasurementSet> Join(IReadOnlyList<ImportedReport> reports, string source)
    {
        if (reports.All(report => report.Rows.Count == 0))
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.NoBenchmarks,
                Severity.Error,
                "The BenchmarkDotNet results hold no benchmark: nothing was run. Check the filter and the log of the run.",
                new SourceLocation(source)));
        }

        var warnings = OtherMachines(reports, source).ToList();
        var names = new JobNames(reports.SelectMany(report => report.Rows));
        var origin = new Dictionary<BenchmarkIdentity, string>();
        var benchmarks = new List<MeasuredBenchmark>();
        foreach (var report in reports)
        {
            var inThisFile = new Dictionary<BenchmarkIdentity, int>();
            foreach (var row in report.Rows)
            {
                var identity = new BenchmarkIdentity(null, row.FullName, names.Of(row), row.Runtime);
                var occurrence = inThisFile[identity] = inThisFile.GetValueOrDefault(identity) + 1;
                if (occurrence > 1)
                {
                    warnings.Add(SameName(identity, report.Path));
                    identity = identity with { Id = $"{identity.Id} #{occurrence}" };
                }

                if (!origin.TryAdd(identity, report.Path))
                {
                    throw InTwoFiles(identity, origin[identity], report.Path);
                }

                benchmarks.Add(ToBenchmark(identity, row));
            }
        }

        return new FileContent<MeasurementSet>(
            new MeasurementSet { Environment = reports[0].Environment, Benchmarks = benchmarks },
            warnings);
    }

    private static MeasuredBenchmark ToBenchmark(BenchmarkIdentity identity, ImportedRow row) => new()
    {
        Id = identity.Id,
        Job = identity.Job,
        Runtime = identity.Runtime,
        Failure = row.Metrics.Count > 0
            ? null
            : new MeasurementFailure(
                FailureReason.Empty,
                "BenchmarkDotNet reported no measurement: the benchmark threw, or its job could not run; its log says which."),
        Metrics = row.Metrics,
    };

    private static IEnumerable<Diagnostic> OtherMachines(IReadOnlyList<ImportedReport> reports, string source)
    {
        var first = reports[0];
        var other = reports.FirstOrDefault(report =>
            report.Environment.Cpu != first.Environment.Cpu || report.Environment.Os != first.Environment.Os);
        if (other is not null)
        {
            yield return new Diagnostic(
                DiagnosticIds.NotComparable,
                Severity.Warning,
                $"The files come from different machines: '{Path.GetFileName(first.Path)}' from {Machine(first)}, "
                    + $"'{Path.GetFileName(other.Path)}' from {Machine(other)}. Times of different machines cannot be compared.",
                new SourceLocation(source));
        }
    }

    private static string Machine(ImportedReport report) =>
        $"{report.Environment.Cpu ?? "an unknown processor"} ({report.Environment.Os ?? "unknown system"})";

    private static Diagnostic SameName(BenchmarkIdentity identity, string path) => new(
        DiagnosticIds.InvalidInput,
        Severity.Warning,
        $"Several rows are called '{identity}'; they are numbered in the order of the report. Give the parameters distinct names.",
        new SourceLocation(path));

    private static PerfGateException InTwoFiles(BenchmarkIdentity identity, string first, string second) => new(
        ExitCode.Invalid,
        new Diagnostic(
            DiagnosticIds.InvalidInput,
            Severity.Error,
            $"Benchmark '{identity}' is also in '{first}': the folder holds results of several runs or projects. "
                + "Name one file, or a folder with the results of one run.",
            new SourceLocation(second)));
}
