using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Findings about one row of the join: about its metrics where both sides have them, else about the benchmark.</summary>
internal sealed class BenchmarkComparison(
    MetricComparison metrics, IReadOnlySet<BenchmarkIdentity> skipped, ILookup<string, BenchmarkIdentity> headById, bool lacksBase)
{
    /// <summary>Adds the findings of the rows from <paramref name="start"/> to before <paramref name="end"/>, in their order.</summary>
    /// <remarks>Changes nothing but the list: threads may share a comparison.</remarks>
    public void AddFindings(IReadOnlyList<JoinedBenchmark> rows, int start, int end, List<Finding> findings)
    {
        for (var i = start; i < end; i++)
        {
            AddFindings(rows[i], findings);
        }
    }

    /// <summary>Adds at least one finding, so that no row is lost.</summary>
    private void AddFindings(JoinedBenchmark row, List<Finding> findings)
    {
        if (row.Head is null)
        {
            findings.Add(OnlyInBase(row));
            return;
        }

        if (FailureOf(row.Head) is { } failure)
        {
            findings.Add(Whole(row, Outcome.Failed, ReasonOf(failure.Reason), failure.Message));
        }
        else if (row.Base is null)
        {
            findings.Add(lacksBase
                ? Whole(row, Outcome.Inconclusive, Reasons.NoBase, "there is no base to compare with")
                : Whole(row, Outcome.Added));
        }
        else if (FailureOf(row.Base) is { } baseFailure)
        {
            findings.Add(Whole(row, Outcome.Failed, Reasons.BasePrefix + ReasonOf(baseFailure.Reason), $"in base: {baseFailure.Message}"));
        }
        else
        {
            AddMetrics(row, row.Base, row.Head, findings);
        }
    }

    private Finding OnlyInBase(JoinedBenchmark row)
    {
        var identity = row.Identity;
        if (skipped.Contains(identity))
        {
            return Unaffected(row);
        }

        var elsewhere = headById[identity.Id].FirstOrDefault();
        return Whole(row, Outcome.Removed, message: elsewhere is null
            ? null
            : $"head has it with another project, job or runtime: {elsewhere}");
    }

    private void AddMetrics(JoinedBenchmark row, MeasuredBenchmark baseSide, MeasuredBenchmark headSide, List<Finding> findings)
    {
        for (var i = 0; i < headSide.Metrics.Count; i++)
        {
            var metric = headSide.Metrics[i];
            findings.Add(metrics.Compare(row, baseSide.FindMetric(metric.Name), metric));
        }

        for (var i = 0; i < baseSide.Metrics.Count; i++)
        {
            if (headSide.FindMetric(baseSide.Metrics[i].Name) is null)
            {
                findings.Add(metrics.Compare(row, baseSide.Metrics[i], null));
            }
        }
    }

    /// <summary>The benchmark that was left out because the change cannot affect it.</summary>
    /// <param name="row">Its names.</param>
    /// <param name="because">How it is known; null: from the code.</param>
    public static Finding Unaffected(JoinedBenchmark row, string? because = null) =>
        Whole(row, Outcome.Skipped, Reasons.Unaffected, $"the change cannot affect it{(because is null ? "" : $": {because}")}");

    /// <summary>The benchmark whose turn did not come.</summary>
    public static Finding NotMeasured(JoinedBenchmark row) =>
        Whole(row, Outcome.Inconclusive, Reasons.NotMeasured, "measuring ended before its first pair");

    private static Finding Whole(JoinedBenchmark row, Outcome outcome, string? reason = null, string? message = null) => new()
    {
        Outcome = outcome,
        Result = row.Draft() with { Reason = reason, Message = message },
    };

    /// <summary>Its failure, or that it returned nothing; null when there is something to judge.</summary>
    private static MeasurementFailure? FailureOf(MeasuredBenchmark benchmark)
    {
        if (benchmark.Failure is not null)
        {
            return benchmark.Failure;
        }

        for (var i = 0; i < benchmark.Metrics.Count; i++)
        {
            var launches = benchmark.Metrics[i].Launches;
            for (var j = 0; j < launches.Count; j++)
            {
                if (launches[j].Values.Count > 0)
                {
                    return null;
                }
            }
        }

        return new MeasurementFailure(FailureReason.Empty, "it returned no measurement");
    }

    private static string ReasonOf(FailureReason reason) => reason switch
    {
        FailureReason.Timeout => Reasons.Timeout,
        FailureReason.Empty => Reasons.Empty,
        _ => Reasons.Threw,
    };
}
