using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Core.Measurements;

/// <summary>Files of schema <c>perfgate.measurements/1</c>: <c>base.json</c>, <c>head.json</c>, committed baselines.</summary>
public static class MeasurementFile
{
    private const string FormerConditions = "load";
    private const string FormerSuite = "scenario";

    private static readonly CanonicalDocument<MeasurementSet> Document = new(
        MeasurementSet.SchemaName,
        MeasurementJson.Instance.MeasurementSet,
        TakeUnknownFields,
        MeasurementFaults.Of);

    /// <summary>Reads a file; <paramref name="strict"/> (input from a fork) refuses unknown fields instead of warning of them.</summary>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    public static FileContent<MeasurementSet> Read(string path, bool strict = false) => Document.Read(path, strict, Upgraded);

    /// <summary>As <see cref="Read"/>, from memory; <paramref name="name"/> is what diagnostics call it.</summary>
    /// <exception cref="PerfGateException">Exit code 2: malformed, of another schema, or inconsistent.</exception>
    public static FileContent<MeasurementSet> Parse(ReadOnlySpan<byte> json, string name, bool strict = false) =>
        Document.Parse(json, name, strict, Upgraded);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string, bool)"/>
    public static FileContent<MeasurementSet> Parse(Stream json, string name, bool strict = false) => Document.Parse(json, name, strict, Upgraded);

    /// <summary>Writes the canonical form, completely or not at all.</summary>
    public static void Write(string path, MeasurementSet set) => Document.Write(path, Canonical(set));

    /// <summary>The canonical form.</summary>
    public static byte[] ToBytes(MeasurementSet set) => Document.ToBytes(Canonical(set));

    /// <summary>Until 0.1 the conditions of a run stood under the name of their only source, and one of them named the suite.</summary>
    private static MeasurementSet Upgraded(MeasurementSet set)
    {
        if (set.Conditions is not null || set.UnknownFields is not { } fields || !fields.Remove(FormerConditions, out var former) || former.ValueKind == JsonValueKind.Null)
        {
            return set;
        }

        if (former.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The conditions are no object.", $"$.{FormerConditions}", null, null);
        }

        var conditions = former.EnumerateObject().ToDictionary(one => one.Name, Words);
        return set with { Conditions = conditions, Suite = set.Suite ?? conditions.GetValueOrDefault(FormerSuite) };
    }

    private static string Words(JsonProperty condition) => condition.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        ? condition.Value.ToString()
        : throw new JsonException("A condition is neither words nor a number.", $"$.{FormerConditions}.{condition.Name}", null, null);

    private static MeasurementSet Canonical(MeasurementSet set) => set with { Schema = MeasurementSet.SchemaName };

    private static void TakeUnknownFields(MeasurementSet set, UnknownFieldLog log)
    {
        log.Take(set.UnknownFields, "");
        log.Take(set.Environment.UnknownFields, "environment.");
        for (var b = 0; b < set.Benchmarks.Count; b++)
        {
            TakeUnknownFields(set.Benchmarks[b], b, log);
        }
    }

    private static void TakeUnknownFields(MeasuredBenchmark benchmark, int index, UnknownFieldLog log)
    {
        log.Take(benchmark.UnknownFields, $"benchmarks[{index}].");
        log.Take(benchmark.Failure?.UnknownFields, $"benchmarks[{index}].failure.");
        for (var m = 0; m < benchmark.Metrics.Count; m++)
        {
            var metric = benchmark.Metrics[m];
            log.Take(metric.UnknownFields, $"benchmarks[{index}].metrics[{m}].");
            for (var l = 0; l < metric.Launches.Count; l++)
            {
                // The path is only made when there is something to name: there are many launches.
                if (metric.Launches[l].UnknownFields is { } fields)
                {
                    log.Take(fields, $"benchmarks[{index}].metrics[{m}].launches[{l}].");
                }
            }
        }
    }
}
