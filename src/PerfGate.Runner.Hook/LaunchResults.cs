using System.Collections;
using System.Globalization;

namespace PerfGate.Runner.Hook;

/// <summary>What a short run of BenchmarkDotNet gave.</summary>
/// <param name="Iterations">Nanoseconds and operations of those that count; at least one.</param>
/// <param name="Bytes">Allocated per operation, as BenchmarkDotNet counts them.</param>
/// <param name="Counts">What else is counted, where the user's diagnosers ask for it.</param>
internal sealed record LaunchResults(
    IReadOnlyList<(double Nanoseconds, long Operations)> Iterations, double Bytes, IReadOnlyList<(string Metric, string Unit, double Value)> Counts)
{
    private const string PerOperation = "per op";

    // BenchmarkDotNet's ids of metrics, and our names.
    private static readonly (string Id, string Metric)[] CountNames =
        [("ExceptionFrequency", "exceptions"), ("LockContentionCount", "lock-contentions"), ("CompletedWorkItemCount", "work-items")];

    /// <param name="summary">BenchmarkDotNet's, of one case.</param>
    /// <returns>Null: the run failed.</returns>
    public static LaunchResults? Of(object summary)
    {
        var report = ((IEnumerable)LateBound.Get(summary, "Reports")!).Cast<object>().FirstOrDefault();
        if (report is null)
        {
            return null;
        }

        List<(double, long)> iterations =
        [
            .. ((IEnumerable)LateBound.Get(report, "AllMeasurements")!).Cast<object>()
                .Where(measurement => Text(measurement, "IterationMode") == "Workload" && Text(measurement, "IterationStage") == "Result")
                .Select(measurement => (
                    Convert.ToDouble(LateBound.Get(measurement, "Nanoseconds"), CultureInfo.InvariantCulture),
                    Convert.ToInt64(LateBound.Get(measurement, "Operations"), CultureInfo.InvariantCulture))),
        ];
        return iterations.Count == 0
            ? null
            : new LaunchResults(iterations, BytesPerOperation(LateBound.Get(report, "GcStats")!), [.. Counted((IEnumerable)LateBound.Get(report, "Metrics")!)]);
    }

    /// <summary>To the nearest byte, as turns count.</summary>
    /// <remarks>
    /// Not BenchmarkDotNet's own quotient: a release that does not know the runtime takes it for one that counts in steps of 8 KB, and
    /// drops what is less.
    /// </remarks>
    public static double BytesPerOperation(object gcStats)
    {
        var bytes = LateBound.Do(gcStats, "GetTotalAllocatedBytes", false);
        var operations = Convert.ToDouble(LateBound.Get(gcStats, "TotalOperations"), CultureInfo.InvariantCulture);
        return bytes is null || operations <= 0
            ? throw new HookRefusalException("BenchmarkDotNet did not say what the benchmark allocates.")
            : Math.Round(Convert.ToDouble(bytes, CultureInfo.InvariantCulture) / operations);
    }

    public void Write(BinaryWriter fields)
    {
        fields.Write(Iterations.Count);
        foreach (var (nanoseconds, operations) in Iterations)
        {
            fields.Write(nanoseconds);
            fields.Write(operations);
        }

        fields.Write(Bytes);
        fields.Write(Counts.Count);
        foreach (var (metric, unit, value) in Counts)
        {
            fields.Write(metric);
            fields.Write(unit);
            fields.Write(value);
        }
    }

    private static IEnumerable<(string Metric, string Unit, double Value)> Counted(IEnumerable metrics)
    {
        var byId = metrics.Cast<object>().ToDictionary(pair => (string)LateBound.Get(pair, "Key")!, pair => LateBound.Get(pair, "Value")!);
        return from count in CountNames
               where byId.ContainsKey(count.Id)
               select (count.Metric, PerOperation, Convert.ToDouble(LateBound.Get(byId[count.Id], "Value"), CultureInfo.InvariantCulture));
    }

    private static string? Text(object target, string name) => LateBound.Get(target, name)?.ToString();
}
