using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Load.Checks;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>What to do about a report of load, by rules over its numbers and nothing else.</summary>
/// <remarks>The gains are upper bounds made of the run's own numbers; they order the list, and none is a promise.</remarks>
public static class LoadRecommendations
{
    /// <summary>A 99th percentile this many times the median is a tail that waits, not work that is long.</summary>
    private const double LongTail = 5;

    /// <summary>Processors in use, as a part of those there are, below which the processor is not what the service waits for.</summary>
    private const double Idle = 0.5;

    private const double Busy = 0.85;

    /// <summary>A lag of the generator that is this part of the median spoils it.</summary>
    private const double LateGenerator = 0.1;

    /// <summary>Up to this lag, ns, the generator does what is asked of it, however quick the service.</summary>
    private const double PunctualGenerator = 1e6;

    /// <summary>Growth of memory or threads between the sides that is worth a look, as a ratio.</summary>
    private const double Growth = 1.2;

    /// <summary>In order of the estimated gain.</summary>
    public static IReadOnlyList<ReportAdvice> Of(GateReport report, LoadFacts load) =>
    [
        .. Generator(load, report.Environment.Cores)
            .Concat(Errors(load))
            .Concat(Tails(load, report.Environment.Cores))
            .Concat(Processor(load, report))
            .Concat(Changes(load, report))
            .Concat(Isolation(report))
            .Concat(OfLimits(load))
            .OrderByDescending(advice => advice.Gain)
            .Select(advice => new ReportAdvice(advice.Action, advice.Estimate, advice.Rule)),
    ];

    private static IEnumerable<LoadAdvice> Generator(LoadFacts load, int? cores)
    {
        var total = load.After.Total;
        var median = total.Series.Where(series => series.Response.Count > 0).Select(series => series.Response.P50).DefaultIfEmpty(0).Min();
        var unsent = total.Due == 0 ? 0 : total.Unsent / (double)total.Due;
        var isLate = median > 0 && total.Lag.P99 > Math.Max(median * LateGenerator, PunctualGenerator);
        var isFull = cores is { } all && load.After.Generators.Any(one => one.CpuMean > all * Busy);
        if (total.IsVoid || isLate || isFull)
        {
            var seen = total.IsVoid ? $"{Quantity.Percent(unsent)} of the requests were never sent"
                : isLate ? $"the generator's lag has a p99 of {LoadWords.Time(total.Lag.P99)} where the fastest median is {LoadWords.Time(median)}"
                : "the generator used nearly all processors";
            yield return new LoadAdvice(
                "Measure the service and not the generator: lower the rate, raise `connections`, or send from a second machine (`--shard`).",
                1,
                "Until then none of the numbers below can be trusted, so this comes first.",
                $"generator-bound: {seen}");
        }
    }

    private static IEnumerable<LoadAdvice> Errors(LoadFacts load)
    {
        var total = load.After.Total;
        var ended = total.Series.Sum(series => series.Ended);
        foreach (var (outcome, count) in LoadErrors.ByClass(total.Series))
        {
            var share = count / (double)ended;
            yield return new LoadAdvice(
                Remedy(outcome),
                share,
                $"{Quantity.Percent(share)} of the requests could succeed again: that many ended so.",
                $"errors by class: {LoadErrors.Word(outcome)}, {LoadWords.Count(count)} of {LoadWords.Count(ended)}");
        }
    }

    private static string Remedy(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Shed => "The service refuses work: raise what its limiter admits if the processors have room, or lower the rate to what it can carry.",
        RequestOutcome.ServerError => "The service fails inside: read its log of the same minutes for the exception behind the 5xx answers.",
        RequestOutcome.Timeout => "Answers do not come in time: look for what is waited for (pool, lock, database) before raising the timeout.",
        RequestOutcome.Refused => "Connections are refused: the service had ended, or its backlog was full; compare its process with the time of the errors.",
        RequestOutcome.Reset => "Connections end before the answer: look for a process that restarts, a proxy's idle timeout, or a limit on the body.",
        RequestOutcome.ClientError => "Requests are answered with 4xx: check paths, credentials and the rows of the feeds; these measure the error path and not the work.",
        RequestOutcome.Redirect => "Requests are redirected: aim at the final address, or allow redirects in the scenario.",
        RequestOutcome.CheckFailed => "Answers succeed and fail their check: correct the answer or the check. Checks read bodies in gzip, deflate and br; ask for no other coding in `Accept-Encoding`.",
        RequestOutcome.Certificate => "The certificate is not accepted: renew it, or say in the scenario that it need not be.",
        RequestOutcome.HeadTooLarge => "The headers of answers are longer than the 64 KiB that are taken: look for a header or for cookies that grow with each request.",
        RequestOutcome.BodyTooLarge => "Bodies are longer than the scenario takes: ask for less, for example page by page, or raise `largest-body`.",
        _ => "Answers are no HTTP/1.1: look at one of them with another client, and check that the target's port and scheme are those of the service.",
    };

    private static IEnumerable<LoadAdvice> Tails(LoadFacts load, int? cores)
    {
        var service = load.After.Service;
        var used = service is { } known && cores is > 0 and var all ? known.CpuMean / all : (double?)null;
        foreach (var series in load.After.Total.Series.Where(one => one.Response.Count > 0 && one.Response.P99 > one.Response.P50 * LongTail))
        {
            var response = series.Response;
            var gain = 1 - (response.P50 / response.P99);
            var estimate = $"At most {Quantity.Percent(Math.Round(gain, 2))} of its p99: without waiting it would be near its median ({LoadWords.Time(response.P50)} instead of {LoadWords.Time(response.P99)}).";
            var queued = response.P99 > series.Service.P99 * 2 && series.Service.Count > 0;
            var rule = string.Create(CultureInfo.InvariantCulture, $"long tail: p99 is {response.P99 / response.P50:0.#} × p50");
            var pool = service?.SocketsMax.OrderByDescending(port => port.Value).FirstOrDefault();
            if (queued)
            {
                yield return new LoadAdvice(
                    $"Requests of '{SeriesName.Of(series)}' wait before they are sent, for one of {LoadWords.Count(load.Identity.Connections)} connections: the service falls behind for a time. Look for pauses (collection, start of threads, locks) or too small a pool.",
                    gain, estimate, $"{rule}, and from sending on only {LoadWords.Time(series.Service.P99)}");
            }
            else if (used is < Idle && pool is { Value: > 0 } port)
            {
                yield return new LoadAdvice(
                    $"'{SeriesName.Of(series)}' waits while processors are idle, and {LoadWords.Count(port.Value)} sockets to '{port.Key}' was the most at once: if that is the pool's size, enlarge the pool or shorten what holds a connection.",
                    gain, estimate, $"{rule}, the service used {Quantity.Percent(Math.Round(used.Value, 2))} of the processors");
            }
            else if (used is < Idle)
            {
                yield return new LoadAdvice(
                    $"'{SeriesName.Of(series)}' waits for something that is not the processor: a lock, a pool, input and output, or too few threads. Take a trace of the waits.",
                    gain, estimate, $"{rule}, the service used {Quantity.Percent(Math.Round(used.Value, 2))} of the processors");
            }
            else
            {
                yield return new LoadAdvice(
                    $"'{SeriesName.Of(series)}' has a long tail: look at what its slowest requests share (tenant, rows, time of a collection).",
                    gain, estimate, used is null ? $"{rule}; the service's processors were not watched" : rule);
            }
        }
    }

    private static IEnumerable<LoadAdvice> Processor(LoadFacts load, GateReport report)
    {
        if (load.After.Service is { } service && report.Environment.Cores is { } cores && service.CpuMean > cores * Busy)
        {
            var used = service.CpuMean / cores;
            yield return new LoadAdvice(
                "The service is at the end of its processors: profile it for its hottest methods, or spread the load.",
                1 - (Busy / Math.Max(used, Busy)) + 0.1,
                "Queues grow without bound near full use; each part of the work that is saved shortens them by more than itself (a bound cannot be read from these numbers).",
                $"processor-bound: {Quantity.Percent(Math.Round(used, 2))} of {cores} processors used");
        }
    }

    private static IEnumerable<LoadAdvice> Changes(LoadFacts load, GateReport report)
    {
        // An endpoint's percentiles have one cause: the one that moved most stands for them.
        foreach (var result in report.Results.Where(one => one is { Outcome: Outcome.Regressed, Ratio: > 1 }).GroupBy(one => one.Id).Select(same => same.MaxBy(one => one.Ratio)!))
        {
            var gain = 1 - (1 / result.Ratio!.Value);
            yield return new LoadAdvice(
                $"'{result.Id}' became slower with this change ({result.Metric} {Quantity.Change(result.Ratio.Value)}): compare profiles of base and head.",
                gain, $"{Quantity.Percent(Math.Round(gain, 2))} of its {result.Metric}: what it was before.", "regression proved by the paired windows");
        }

        if (load.Before?.Service is { } had && load.After.Service is { } has)
        {
            foreach (var (what, before, after, text) in new (string, double, double, string)[]
            {
                ("memory", had.MemoryMax, has.MemoryMax, $"{Quantity.Format(had.MemoryMax, "B")} to {Quantity.Format(has.MemoryMax, "B")}"),
                ("threads", had.ThreadsMax, has.ThreadsMax, $"{had.ThreadsMax} to {has.ThreadsMax}"),
            })
            {
                if (before > 0 && after > before * Growth)
                {
                    yield return new LoadAdvice(
                        what == "threads"
                            ? "The change needs more threads: look for calls that block a thread where they could wait without one."
                            : "The change holds more memory: compare heap dumps of both sides.",
                        1 - (before / after),
                        $"{Quantity.Percent(Math.Round(1 - (before / after), 2))} of the {what}: what base held.",
                        $"growth of {what}: {text}, from one run a side and without a test");
                }
            }
        }
    }

    private static IEnumerable<LoadAdvice> Isolation(GateReport report)
    {
        // The bounds are the tenant's, whichever of the victim's endpoints and percentiles shows that they are missing.
        var broken = report.Results.Where(one => one is { LimitKind: LoadLimitKinds.Isolation, Outcome: Outcome.Broken }).ToList();
        if (broken.Count > 0)
        {
            var worst = broken.Where(one => one.Base is not null).DefaultIfEmpty(broken[0]).MaxBy(one => one.Ratio ?? 0)!;
            var ids = broken.Select(one => one.Id).Distinct().ToList();
            var seen = worst is { Base: not null, Ratio: { } ratio } ? $"{worst.Metric} of '{worst.Id}' {Quantity.Change(ratio)} beside the other tenant" : $"{worst.Metric} of '{worst.Id}'";
            yield return new LoadAdvice(
                $"One tenant hurts another ('{ids[0]}'{(ids.Count > 1 ? $" and {ids.Count - 1} more" : "")}): give each tenant a bound of its own, by a part of the pool, a rate limit, a shorter timeout, or a queue.",
                0.5, "What the victim's percentiles lose beside the other tenant; see the results.", $"isolation broken: {seen}");
        }
    }

    private static IEnumerable<LoadAdvice> OfLimits(LoadFacts load)
    {
        foreach (var one in load.Limits.Where(limit => limit.Verdict is LimitVerdict.Crashed or LimitVerdict.Degraded))
        {
            yield return new LoadAdvice(
                one.Verdict == LimitVerdict.Crashed
                    ? $"The service ends under '{one.Kind}': bound what it takes in, so that it refuses instead."
                    : $"The service does not shed under '{one.Kind}': refuse with 429 or 503 what it cannot do in time.",
                one.Verdict == LimitVerdict.Crashed ? 0.99 : Math.Clamp(one.Failed, 0, 1),
                $"{Quantity.Percent(Math.Round(one.Failed, 3))} of the requests that were due under the limit failed.",
                $"limit {one.Kind}: {LimitNames.Of(one.Verdict)}");
        }
    }
}
