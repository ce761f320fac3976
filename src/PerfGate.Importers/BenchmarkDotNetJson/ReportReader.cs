using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>Turns a report file into environments and their rows.</summary>
internal static class ReportReader
{
    private const int StartLength = 4096;

    /// <returns>One report; several where the file is an array of them.</returns>
    /// <exception cref="PerfGateException">Exit code 2, PG0201: unreadable, malformed, no report, or a row without a name.</exception>
    public static IReadOnlyList<ImportedReport> Read(string path)
    {
        try
        {
            return Documents(path) is { Count: > 0 } reports ? [.. reports.Select(report => Report(report, path))] : throw NoReport(path);
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            var error = JsonFault.Of(fault);
            throw Invalid(JsonFault.Describe(error), JsonFault.Locate(error, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The file cannot be read: {error.Message}", new SourceLocation(path));
        }
    }

    private static List<ReportDocument?> Documents(string path)
    {
        try
        {
            using var stream = ReportText.Open(path);
            return Documents(stream, IsArray(path));
        }
        catch (JsonException)
        {
            // Only a file that has them is read as a whole: most are fine, and large.
            using var stream = ReportText.Open(path);
            using var whole = new MemoryStream();
            stream.CopyTo(whole);
            if (!ReportText.ReplaceNotNumbers(whole.GetBuffer().AsSpan(0, (int)whole.Length)))
            {
                throw;
            }

            whole.Position = 0;
            return Documents(whole, IsArray(path));
        }
    }

    private static List<ReportDocument?> Documents(Stream stream, bool isArray) => isArray
        ? JsonSerializer.Deserialize(stream, ReportJson.Default.ListReportDocument) ?? []
        : [JsonSerializer.Deserialize(stream, ReportJson.Default.ReportDocument)];

    private static bool IsArray(string path)
    {
        var start = new byte[StartLength];
        using var stream = ReportText.Open(path);
        return ReportStart.Of(start.AsSpan(0, stream.ReadAtLeast(start, StartLength, throwOnEndOfStream: false))).IsArray;
    }

    private static ImportedReport Report(ReportDocument? report, string path)
    {
        if (report is null or { Title: null, HostEnvironmentInfo: null, Benchmarks: null })
        {
            throw NoReport(path);
        }

        var host = report.HostEnvironmentInfo ?? new HostInfo();
        return new ImportedReport(path, Environment(host), [.. (report.Benchmarks ?? []).Select((row, index) => Row(row, index, host, path))]);
    }

    private static MeasuredEnvironment Environment(HostInfo host)
    {
        var cores = host.LogicalCoreCount is >= 1 and <= int.MaxValue ? (int)host.LogicalCoreCount : (int?)null;
        return new MeasuredEnvironment
        {
            Key = EnvironmentKey.Of(host.OsVersion, host.Architecture, host.RuntimeVersion, host.ProcessorName, cores),
            Os = host.OsVersion,
            Cpu = host.ProcessorName,
            Cores = cores,
            Runtime = host.RuntimeVersion,
            Sdk = host.DotNetCliVersion,
            BenchmarkDotNet = host.BenchmarkDotNetVersion,
        };
    }

    private static ImportedRow Row(ReportRow? row, int index, HostInfo host, string path)
    {
        if (string.IsNullOrWhiteSpace(row?.FullName))
        {
            throw Invalid($"Benchmark #{index + 1} of the report has no 'FullName'.", new SourceLocation(path));
        }

        var job = JobLabel.Parse(row.DisplayInfo, row.Type, row.MethodTitle);
        var launches = Launches(row);
        return new ImportedRow
        {
            FullName = row.FullName,
            Job = job,
            Runtime = RuntimeMoniker.Of(job?.Runtime ?? host.RuntimeVersion),
            Metrics = launches.Count == 0 ? [] : [Time(launches), .. Allocated(row.Memory), .. Counted(row.Metrics)],
        };
    }

    private static Metric Time(IReadOnlyList<Launch> launches) => new() { Name = Metric.Time, Unit = "ns", Launches = launches };

    private static IEnumerable<Metric> Allocated(RowMemory? memory) =>
        memory?.BytesAllocatedPerOperation is >= 0 and var bytes ? [Once(Metric.Allocated, "B", bytes)] : [];

    /// <summary>What diagnosers count exactly, under the names that a measured run gives it. Collections follow from the bytes.</summary>
    private static IEnumerable<Metric> Counted(List<RowMetric?>? metrics)
    {
        foreach (var metric in metrics ?? [])
        {
            if (metric?.Value is >= 0 and var value && DiagnoserMetrics.Find(metric.Descriptor?.Id) is var (name, unit))
            {
                yield return Once(name, unit, value);
            }
        }
    }

    /// <summary>Counted once for the whole report, so one launch whatever the number of processes; 0 is a value.</summary>
    private static Metric Once(string name, string unit, double value) =>
        new() { Name = name, Unit = unit, Assume = Assumption.Exact, Launches = [new Launch { Values = [value] }] };

    /// <summary>Empty when the report holds no measurement of the row.</summary>
    private static List<Launch> Launches(ReportRow row)
    {
        if (row.Statistics is null)
        {
            return [];
        }

        var iterations = row.Measurements ?? [];
        // As measured: removing outliers hides the slow runs that a gate is about. Only where these are missing, the results.
        var wantResults = iterations.TrueForAll(iteration => iteration.IsResult);
        var launches = iterations
            .Where(iteration => iteration.IsResult == wantResults)
            .GroupBy(iteration => iteration.Launch, iteration => iteration.Nanoseconds)
            .Select(group => ToLaunch([.. group]))
            .ToList();
        if (launches.Count > 0)
        {
            return launches;
        }

        double[] values = [.. (row.Statistics.OriginalValues ?? []).Where(value => value >= 0)];
        return values.Length > 0 ? [ToLaunch(values)]
            : row.Statistics.Mean is >= 0 and var mean ? [ToLaunch([mean])]
            : [];
    }

    private static Launch ToLaunch(double[] values) => new() { Values = ValueBlocks.Of(values) };

    private static PerfGateException NoReport(string path) => Invalid(
        "The file is no report of BenchmarkDotNet: it has neither 'HostEnvironmentInfo' nor 'Benchmarks'. Name the report itself, or move this file out of the folder.",
        new SourceLocation(path));

    private static PerfGateException Invalid(string message, SourceLocation location) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, message, location));
}
