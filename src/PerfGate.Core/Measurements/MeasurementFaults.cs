namespace PerfGate.Core.Measurements;

/// <summary>What makes a well-formed measurement document unusable, one sentence each.</summary>
public static class MeasurementFaults
{
    public static IEnumerable<string> Of(MeasurementSet set)
    {
        if (string.IsNullOrWhiteSpace(set.Environment.Key))
        {
            yield return "The environment has no 'key'.";
        }

        if (set.Conditions?.FirstOrDefault(condition => condition.Value is null) is { Key: { } key })
        {
            yield return $"The condition '{key}' is null.";
        }

        var identities = new HashSet<BenchmarkIdentity>(set.Benchmarks.Count);
        for (var i = 0; i < set.Benchmarks.Count; i++)
        {
            var benchmark = set.Benchmarks[i];
            if (benchmark is null)
            {
                yield return $"Benchmark {Ordinal(i)} is null.";
                continue;
            }

            if (string.IsNullOrWhiteSpace(benchmark.Id))
            {
                yield return $"Benchmark {Ordinal(i)} has an empty 'id'.";
                continue;
            }

            if (!identities.Add(benchmark.Identity))
            {
                yield return $"Benchmark '{benchmark.Identity}' is listed more than once; project, id, job and runtime together must be unique.";
            }

            // A list that is only made for a fault: an iterator for each of thousands is allocated or not as the JIT's profile has it.
            if (OfMetrics(benchmark) is { } faults)
            {
                foreach (var fault in faults)
                {
                    yield return $"Benchmark '{benchmark.Identity}': {fault}";
                }
            }
        }
    }

    /// <returns>Null when there is none.</returns>
    private static List<string>? OfMetrics(MeasuredBenchmark benchmark)
    {
        List<string>? faults = null;
        for (var i = 0; i < benchmark.Metrics.Count; i++)
        {
            var metric = benchmark.Metrics[i];
            if (metric is null)
            {
                Add($"metric {Ordinal(i)} is null.");
                break;
            }

            if (string.IsNullOrWhiteSpace(metric.Name))
            {
                Add($"metric {Ordinal(i)} has an empty 'name'.");
                continue;
            }

            if (benchmark.FindMetric(metric.Name) != metric)
            {
                Add($"metric '{metric.Name}' is listed more than once.");
            }

            if (string.IsNullOrWhiteSpace(metric.Unit))
            {
                Add($"metric '{metric.Name}' has no 'unit'.");
            }

            if (RepeatedPair(metric.Launches) is { } pair)
            {
                Add($"metric '{metric.Name}' has two launches of pair {pair}.");
            }

            for (var launch = 0; launch < metric.Launches.Count; launch++)
            {
                if (FaultOf(metric.Launches[launch], metric.Name) is { } fault)
                {
                    Add($"metric '{metric.Name}', launch {Ordinal(launch)}: {fault}");
                }
            }
        }

        return faults;

        void Add(string fault) => (faults ??= []).Add(fault);
    }

    private static string? FaultOf(Launch launch, string metric)
    {
        if (launch.Values.Count is 0 or > Launch.MaxValues)
        {
            return launch.Values.Count == 0
                ? "'values' is empty."
                : $"more than {Launch.MaxValues} values; keep medians of blocks of adjacent ones.";
        }

        // Bytes and nanoseconds cannot be negative; an imported metric may be.
        var lowest = metric is Metric.Time or Metric.Allocated ? 0 : double.MinValue;
        for (var i = 0; i < launch.Values.Count; i++)
        {
            var value = launch.Values[i];
            if (!double.IsFinite(value))
            {
                return $"value {Ordinal(i)} is not a finite number.";
            }

            if (value < lowest)
            {
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"value {Ordinal(i)} is negative ({value:R}).");
            }
        }

        return null;
    }

    private static int? RepeatedPair(IReadOnlyList<Launch> launches)
    {
        var rising = true;
        for (var i = 1; i < launches.Count && rising; i++)
        {
            rising = launches[i - 1].Pair < launches[i].Pair;
        }

        if (rising)
        {
            return null;
        }

        var seen = new HashSet<int>(launches.Count);
        for (var i = 0; i < launches.Count; i++)
        {
            if (launches[i].Pair is { } pair && !seen.Add(pair))
            {
                return pair;
            }
        }

        return null;
    }

    private static string Ordinal(int index) => $"#{index + 1}";
}
