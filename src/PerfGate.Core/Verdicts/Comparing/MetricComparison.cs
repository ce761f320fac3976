using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Words;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Compares one metric of one benchmark with the strongest evidence that its launches allow.</summary>
internal sealed class MetricComparison(ComparisonSettings settings)
{
    /// <param name="row">A benchmark that both sides measured.</param>
    /// <param name="baseMetric">Null when base does not have the metric.</param>
    /// <param name="headMetric">Null when head does not have the metric.</param>
    public Finding Compare(JoinedBenchmark row, Metric? baseMetric, Metric? headMetric)
    {
        var (baseSample, headSample) = (LaunchSample.Of(baseMetric), LaunchSample.Of(headMetric));
        var metric = (headMetric ?? baseMetric)!;
        var finding = new Finding
        {
            Result = row.Draft() with
            {
                Metric = metric.Name,
                Unit = metric.Unit,
                Base = baseSample.Count > 0 ? Summary.Of(baseSample.Medians) : null,
                Head = headSample.Count > 0 ? Summary.Of(headSample.Medians) : null,
            },
        };
        if (baseSample.Count == 0 || headSample.Count == 0)
        {
            return Unsettled(finding, Reasons.MetricMissing, baseSample.Count + headSample.Count == 0
                ? $"neither side has a value of {metric.Name}"
                : $"{(baseSample.Count == 0 ? "base" : "head")} has no value of {metric.Name}");
        }

        if (baseMetric!.Unit != headMetric!.Unit || baseMetric.Better != headMetric.Better)
        {
            return Unsettled(finding, Reasons.NotComparable, $"the sides disagree about the unit or the good direction of {metric.Name}");
        }

        var exact = baseMetric.Assume == Assumption.Exact && headMetric.Assume == Assumption.Exact;
        if (!exact && settings.Design == Design.Stored)
        {
            return ComparePrediction(finding, headMetric, headSample);
        }

        if ((exact ? settings.Comparability.OfCounts : settings.Comparability.OfTimes) is { } objection)
        {
            return Unsettled(finding, Reasons.NotComparable, objection);
        }

        var warnings = new List<string>();
        WarnOfUnusable(warnings, baseSample, headSample);
        WarnOfOverhead(warnings, row, metric.Name, finding.Result.Base!.Median);
        return (exact ? CompareExactly(finding, headMetric, baseSample, headSample, warnings) : null)
            ?? CompareSamples(finding, headMetric.Better, baseSample, headSample, warnings);
    }

    /// <summary>Values of other sessions decide a time only where enough of them say how far sessions differ.</summary>
    private Finding ComparePrediction(Finding finding, Metric head, LaunchSample headSample)
    {
        if ((settings.Comparability.OfTimes ?? settings.History.Objection) is { } objection)
        {
            return Unsettled(finding, Reasons.Stored, $"not comparable with stored times: {objection}");
        }

        var history = settings.History.Values(finding.Identity, head);
        if (history.Length < PredictedShift.LeastHistory)
        {
            return Unsettled(
                finding,
                Reasons.Stored,
                $"not comparable with stored times: {Quantity.Count(history.Length, "earlier run", "earlier runs")} of this environment, "
                + $"{PredictedShift.LeastHistory} are needed to know how far runs differ");
        }

        var now = Quantiles.Median(headSample.Medians);
        if (now <= 0)
        {
            return Unsettled(finding, Reasons.Stored, $"not comparable with stored values: {Quantity.Number(now)} has no ratio to them");
        }

        var sign = head.Better == Better.Lower ? 1 : -1;
        var shift = new PredictedShift(Array.ConvertAll(history, value => sign * Math.Log(value)), sign * Math.Log(now));
        return Tested(
            finding with { Result = finding.Result with { Reason = Reasons.Predicted } },
            shift,
            new ShiftScale(Logarithmic: true, head.Better, Quantiles.Median(history)),
            [$"predicted from {history.Length} earlier runs, taking the spread between them to be normal; measured side by side would be stronger"]);
    }

    private Finding? CompareExactly(
        Finding finding, Metric head, LaunchSample baseSample, LaunchSample headSample, List<string> warnings)
    {
        var repeated = headSample.Count >= 2 && (baseSample.Count >= 2 || settings.Design == Design.Stored);
        if (!repeated && !settings.AllowWeakEvidence)
        {
            return Unsettled(
                finding,
                Reasons.SingleLaunch,
                $"one launch does not show that {head.Name} repeats: 2 launches a side are needed",
                warnings);
        }

        var compared = ExactLane.TryCompare(finding, head, baseSample, headSample, settings.Design != Design.Stored, warnings);
        if (compared is not null && !repeated)
        {
            warnings.Add($"weak evidence: one launch does not show that {head.Name} repeats");
        }

        return compared;
    }

    private Finding CompareSamples(
        Finding finding, Better better, LaunchSample baseSample, LaunchSample headSample, List<string> warnings)
    {
        // Pair numbers of a stored baseline belong to another session.
        var pairs = settings.Design == Design.Stored ? null : LaunchPairs.Match(baseSample, headSample);
        if (pairs is { Count: >= 2 })
        {
            return ComparePairs(finding, better, pairs, baseSample, headSample, warnings);
        }

        var single = baseSample.Count < 2 || headSample.Count < 2;
        if (pairs is { Count: 1 } || single)
        {
            if (settings.AllowWeakEvidence)
            {
                warnings.Add(
                    "weak evidence: the iterations of one launch decide; they cannot show how launches differ, "
                    + "so that false alarms come more often than the rules say");
                return CompareUnpaired(finding, better, baseSample.Values(), headSample.Values(), warnings);
            }

            return finding with
            {
                Outcome = Outcome.Inconclusive,
                NeedsMoreLaunches = true,
                HasPairs = pairs is { Count: 1 },
                Result = finding.Result with { Reason = single ? Reasons.SingleLaunch : Reasons.TooFewPairs, Warnings = warnings },
            };
        }

        return CompareUnpaired(finding, better, baseSample.Medians, headSample.Medians, warnings);
    }

    private Finding ComparePairs(
        Finding finding, Better better, LaunchPairs pairs, LaunchSample baseSample, LaunchSample headSample, List<string> warnings)
    {
        if (pairs.Count > SignedRank.MaximumPairs)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput,
                Severity.Error,
                $"{finding.Identity}, {finding.Metric}: {pairs.Count} pairs of launches; at most {SignedRank.MaximumPairs} can be judged"));
        }

        var (baseMedians, headMedians) = (pairs.BaseMedians(), pairs.HeadMedians());
        if (pairs.Count < Math.Max(baseSample.Count, headSample.Count))
        {
            warnings.Add($"{pairs.Count} pairs could be matched among {baseSample.Count} launches of base and {headSample.Count} of head");
        }

        var logarithmic = pairs.AllPositive();
        WarnOfDifferences(warnings, logarithmic);
        WarnOfModes(warnings, "base", baseMedians, finding.Result.Unit);
        WarnOfModes(warnings, "head", headMedians, finding.Result.Unit);
        var scale = new ShiftScale(logarithmic, better, Quantiles.Median(baseMedians));
        return Tested(
            finding with { Result = finding.Result with { Base = Summary.Of(baseMedians), Head = Summary.Of(headMedians), Pairs = pairs.Count } },
            new PairedShift(pairs.Differences(logarithmic, better), isLast: !settings.IsInterim),
            scale,
            warnings);
    }

    private Finding CompareUnpaired(Finding finding, Better better, double[] baseValues, double[] headValues, List<string> warnings)
    {
        var logarithmic = Array.TrueForAll(baseValues, value => value > 0) && Array.TrueForAll(headValues, value => value > 0);
        WarnOfDifferences(warnings, logarithmic);
        var scale = new ShiftScale(logarithmic, better, Quantiles.Median(baseValues));
        var (one, other) = logarithmic
            ? (Array.ConvertAll(baseValues, Math.Log), Array.ConvertAll(headValues, Math.Log))
            : (baseValues, headValues);
        var shift = better == Better.Lower ? new UnpairedShift(one, other) : new UnpairedShift(other, one);
        return Tested(finding, shift, scale, warnings);
    }

    private Finding Tested(Finding finding, IShift shift, ShiftScale scale, List<string> warnings)
    {
        var estimate = shift.Estimate();
        return finding with
        {
            Test = ShiftTest.Of(shift, scale, settings.NoiseFloor, settings.Detect, settings.Plan),
            Growth = scale.Growth(estimate),
            Result = finding.Result with
            {
                Ratio = scale.Ratio(estimate),
                Interval = scale.Ratio(shift.Interval(settings.Confidence)),
                Warnings = warnings,
            },
        };
    }

    private static Finding Unsettled(Finding finding, string reason, string message, IReadOnlyList<string>? warnings = null) => finding with
    {
        Outcome = Outcome.Inconclusive,
        Result = finding.Result with { Reason = reason, Message = message, Warnings = warnings ?? [] },
    };

    private static void WarnOfDifferences(List<string> warnings, bool logarithmic)
    {
        if (!logarithmic)
        {
            warnings.Add("values of 0 or below have no ratio: differences were tested instead");
        }
    }

    /// <summary>Launches that settle into speeds of their own cost power, not truth; more launches average over them.</summary>
    private static void WarnOfModes(List<string> warnings, string side, double[] medians, string? unit)
    {
        if (TwoModes.Find(medians) is { } modes)
        {
            warnings.Add($"launches of {side} settle into two speeds: {modes.LowCount} near {Quantity.Number(modes.Low)} {unit}, "
                + $"{modes.HighCount} near {Quantity.Number(modes.High)} {unit}");
        }
    }

    /// <summary>A tenth of a time that is not the benchmark's own makes its changes look a tenth smaller.</summary>
    private static void WarnOfOverhead(List<string> warnings, JoinedBenchmark row, string metric, double time)
    {
        const double Much = 0.1;
        if (metric == Metric.Time && row.Head?.Overhead is { } overhead && overhead > Much * time)
        {
            warnings.Add($"{Quantity.Number(overhead)} of its {Quantity.Number(time)} ns are the measuring loop's own: the change of the code itself is larger");
        }
    }

    private static void WarnOfUnusable(List<string> warnings, LaunchSample baseSample, LaunchSample headSample)
    {
        if (baseSample.Unusable + headSample.Unusable > 0)
        {
            warnings.Add($"launches without a usable value were left out: {baseSample.Unusable} of base, {headSample.Unusable} of head");
        }
    }
}
