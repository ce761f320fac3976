using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.GitHub.Artifacts;

/// <summary>Reads measurements that hostile code may have written: known fields, known sizes, finite numbers, or nothing at all.</summary>
public static class UntrustedMeasurements
{
    /// <param name="json">The whole file.</param>
    /// <param name="name">What the reason calls it.</param>
    /// <param name="limits">What it may be at most.</param>
    /// <param name="budget">Of all archives of the run.</param>
    /// <exception cref="RefusedArchiveException">It is something else, or more than is left of the budget.</exception>
    public static MeasurementSet Read(ReadOnlySpan<byte> json, string name, ArchiveLimits limits, ArchiveBudget budget)
    {
        // Counted before anything is made of them: a million empty benchmarks fit into few bytes.
        budget.TakeBenchmarks(Count(json, name, limits));
        MeasurementSet set;
        try
        {
            set = MeasurementFile.Parse(json, name, strict: true).Value;
        }
        catch (PerfGateException fault)
        {
            throw new RefusedArchiveException($"{name}: {Short(fault.Diagnostics[0].Message)}");
        }

        if (FaultOf(set, limits) is { } found)
        {
            throw new RefusedArchiveException($"{name}: {found}");
        }

        return set;
    }

    private static int Count(ReadOnlySpan<byte> json, string name, ArchiveLimits limits)
    {
        // schema, environment, benchmarks: an element of the list is an object three levels deep, and a condition a field two levels deep.
        var benchmarks = 0;
        var fields = 0;
        try
        {
            for (var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 }); reader.Read();)
            {
                if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 2 && ++benchmarks > limits.Benchmarks)
                {
                    throw new RefusedArchiveException($"{name}: more than {limits.Benchmarks} benchmarks");
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    fields = reader.CurrentDepth == 1 ? 0 : reader.CurrentDepth == 2 ? fields + 1 : fields;
                    if (fields > limits.Conditions)
                    {
                        throw new RefusedArchiveException($"{name}: more than {limits.Conditions} conditions or fields of the environment");
                    }
                }
            }
        }
        catch (JsonException)
        {
            throw new RefusedArchiveException($"{name}: it is no JSON");
        }

        return benchmarks;
    }

    private static string? FaultOf(MeasurementSet set, ArchiveLimits limits)
    {
        string?[] ofEnvironment =
        [
            set.Tool, set.Commit, set.Environment.Key, set.Environment.Os, set.Environment.Cpu, set.Environment.Runtime, set.Environment.Sdk,
            set.Environment.Gc, set.Environment.Jit, set.Environment.BenchmarkDotNet,
        ];
        if (ofEnvironment.Any(text => text?.Length > limits.Text))
        {
            return $"a text of more than {limits.Text} characters";
        }

        if (set.Commit is { } commit && !(commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigitLower)))
        {
            return "'commit' is no sha";
        }

        if (set.Suite is { } suite && (suite.Length > limits.Text || suite.Any(character => char.IsControl(character) || character is '/' or '\\')))
        {
            return "a suite that names no folder";
        }

        if (FaultOf(set.Conditions, limits) is { } ofConditions)
        {
            return ofConditions;
        }

        return set.Benchmarks.Count > limits.Benchmarks ? $"more than {limits.Benchmarks} benchmarks"
            : set.Benchmarks.Select(benchmark => FaultOf(benchmark, limits)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FaultOf(IReadOnlyDictionary<string, string>? conditions, ArchiveLimits limits) =>
        conditions is null ? null
        : conditions.Count > limits.Conditions ? $"more than {limits.Conditions} conditions"
        : conditions.Any(one => one.Key.Length > limits.Text || one.Value.Length > limits.Words) ? $"a condition of more than {limits.Words} characters, or its name of more than {limits.Text}"
        : conditions.Any(one => one.Key.Any(char.IsControl) || one.Value.Any(char.IsControl)) ? "a condition with a control character"
        : null;

    private static string? FaultOf(MeasuredBenchmark benchmark, ArchiveLimits limits) =>
        benchmark.Id.Length > limits.Name ? $"an id of more than {limits.Name} characters"
        : new[] { benchmark.Project, benchmark.Job, benchmark.Runtime, benchmark.Source, benchmark.WhyNotCounted }.Any(text => text?.Length > limits.Words) ? $"a text of more than {limits.Words} characters"
        : benchmark.Source is { } source && !IsSource(source) ? "a source that is no path inside the repository"
        : benchmark.Failure?.Message.Length > limits.Words ? "a failure's message without end"
        : benchmark.Seconds is { } seconds && !double.IsFinite(seconds) || benchmark.Overhead is { } overhead && !double.IsFinite(overhead) ? "a number that is not finite"
        : benchmark.Metrics.Count > limits.Metrics ? $"more than {limits.Metrics} metrics of a benchmark"
        : benchmark.Metrics.Select(metric => FaultOf(metric, limits)).FirstOrDefault(fault => fault is not null);

    private static string? FaultOf(Metric metric, ArchiveLimits limits)
    {
        if (metric.Name.Length > 64 || metric.Name.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or ' ')))
        {
            return "a metric's name of other characters than letters, digits, '-', '_', '.' and space";
        }

        var unit = metric.Name switch
        {
            Metric.Time => "ns",
            Metric.Allocated => "B",
            _ => null,
        };
        if (unit is null ? metric.Unit.Length > 16 || metric.Unit.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('/' or '%' or ' ')) : metric.Unit != unit)
        {
            return $"an unknown unit of '{metric.Name}'";
        }

        if (unit is not null && metric.Better != Better.Lower)
        {
            return $"'{metric.Name}' for which more is better";
        }

        return metric.Launches.Count > limits.Launches ? $"more than {limits.Launches} launches of a metric" : null;
    }

    /// <summary><c>folder/file.cs:12</c>: relative, forward slashes, nothing that climbs.</summary>
    private static bool IsSource(string source) =>
        !source.StartsWith('/') && !source.Contains('\\', StringComparison.Ordinal) && !source.Any(char.IsControl)
        && !source.Split('/', ':').Contains("..");

    private static string Short(string text) => text.Length <= 300 ? text : text[..299] + "…";
}
