using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Runner.Measuring;

/// <summary>Measures every benchmark of a suite, round by round: one pair of each, in a random order, then the next.</summary>
/// <remarks>Rounds spread each benchmark's pairs over the whole run, so that a neighbour's busy minute is shared by all.</remarks>
public sealed class SuiteMeasurement
{
    /// <summary>Launches of a benchmark that has nothing to be paired with.</summary>
    private const int LaunchesAlone = 2;

    private readonly SuiteRequest request;
    private readonly Suite suite;
    private readonly PairMeasurement pairs;
    private readonly IProgress<SuiteProgress> progress;
    private readonly Random random;
    private readonly Stopwatch watch = new();
    private int done;

    private SuiteMeasurement(SuiteRequest request, Suite suite, IProgress<SuiteProgress> progress)
    {
        this.request = request;
        this.suite = suite;
        this.progress = progress;
        pairs = new PairMeasurement(LaunchSettings.FromEnvironment());
        random = new Random(HashCode.Combine(unchecked((int)request.Seed), (int)(request.Seed >> 32)));
    }

    /// <exception cref="PerfGateException">Nothing to measure, or a project that cannot be.</exception>
    public static SuiteResult Run(SuiteRequest request, Suite suite, IProgress<SuiteProgress> progress, CancellationToken cancellation)
    {
        var measurement = new SuiteMeasurement(request, suite, progress);
        return measurement.Run(cancellation);
    }

    private SuiteResult Run(CancellationToken cancellation)
    {
        var time = DateTimeOffset.UtcNow;
        watch.Start();
        var warnings = new List<ReportWarning>(suite.Warnings);
        for (var round = 1; round <= request.Pairs; round++)
        {
            var due = suite.Candidates.Where(candidate => IsDue(candidate, round)).ToArray();
            random.Shuffle(due);
            foreach (var candidate in due)
            {
                cancellation.ThrowIfCancellationRequested();
                if (round > 1 && request.Budget < watch.Elapsed)
                {
                    warnings.Add(new ReportWarning(
                        DiagnosticIds.BudgetSpent,
                        $"The budget of {request.Budget} was spent after {round - 1} of {request.Pairs} rounds; "
                        + "raise --budget, or measure fewer benchmarks with --filter."));
                    return Result(time, warnings);
                }

                Measure(candidate, round, cancellation);
            }
        }

        // An interrupt ends the children first, and looks like a benchmark that failed until here.
        cancellation.ThrowIfCancellationRequested();
        return Result(time, warnings);
    }

    private bool IsDue(Candidate candidate, int round) =>
        candidate.Head is not null && candidate.HeadFailure is null && round <= Planned(candidate);

    /// <summary>Rounds: what has nothing to be paired with is done in one.</summary>
    private int Planned(Candidate candidate) => candidate.IsPaired ? request.Pairs : 1;

    private void Measure(Candidate candidate, int round, CancellationToken cancellation)
    {
        Report(candidate, round);

        // Drawn whatever happens next, so that one failure does not change the orders of all that follows.
        var baseFirst = random.Next(2) == 0;
        var processor = random.Next(Environment.ProcessorCount);
        if (!candidate.IsPaired)
        {
            MeasureHeadAlone(candidate, round, baseFirst, processor, cancellation);
            done++;
            return;
        }

        try
        {
            MeasurePair(candidate, candidate.Base, round, baseFirst, processor, cancellation);
        }
        catch (PairFailedException failed) when (failed.Failure.IsBase)
        {
            // The head is not to blame, and not excused either: it goes on alone.
            candidate.BaseFailure = failed.Failure.Failure;
            candidate.Clear();
            MeasureHeadAlone(candidate, round, baseFirst, processor, cancellation);
        }
        catch (PairFailedException failed)
        {
            candidate.HeadFailure = failed.Failure.Failure;
        }

        done++;
    }

    private void MeasureHeadAlone(Candidate candidate, int round, bool baseFirst, int processor, CancellationToken cancellation)
    {
        try
        {
            for (var launch = 0; launch < LaunchesAlone; launch++)
            {
                MeasurePair(candidate, null, round, baseFirst, processor, cancellation);
            }
        }
        catch (PairFailedException failed)
        {
            candidate.HeadFailure = failed.Failure.Failure;
        }
    }

    private void MeasurePair(
        Candidate candidate, Subject? baseSide, int round, bool baseFirst, int processor, CancellationToken cancellation)
    {
        var (plan, ofBase, ofHead) = pairs.Measure(baseSide, candidate.Head!, candidate.Plan, baseFirst, processor, cancellation);
        candidate.Plan = plan;
        candidate.Add(round, baseFirst, ofBase, ofHead);
    }

    private void Report(Candidate candidate, int round)
    {
        var total = suite.Candidates.Where(one => one.Head is not null && one.HeadFailure is null).Sum(Planned);
        TimeSpan? remaining = done == 0 ? null : watch.Elapsed / done * Math.Max(total - done, 0);
        if (remaining is not null && request.Budget is { } budget && watch.Elapsed + remaining > budget)
        {
            remaining = budget > watch.Elapsed ? budget - watch.Elapsed : TimeSpan.Zero;
        }

        progress.Report(new SuiteProgress(
            candidate.Identity.Display(), round, Planned(candidate), done, total, watch.Elapsed, remaining));
    }

    private SuiteResult Result(DateTimeOffset time, List<ReportWarning> warnings)
    {
        var head = new MeasurementSet
        {
            Time = time,
            Environment = suite.HeadEnvironment,
            Benchmarks = [.. suite.Candidates.Select(one => one.OfHead(request.HeadRoot)).OfType<MeasuredBenchmark>()],
        };
        var measuredBase = suite.BaseEnvironment is null ? null : new MeasurementSet
        {
            Time = time,
            Environment = suite.BaseEnvironment,
            Benchmarks = [.. suite.Candidates.Select(one => one.OfBase(request.BaseRoot!)).OfType<MeasuredBenchmark>()],
        };
        return new SuiteResult(measuredBase, head, warnings, request.Seed);
    }
}
