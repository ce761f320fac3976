using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;

namespace PerfGate.Runner.Measuring;

/// <summary>Measures every benchmark of a suite, round by round: one pair of each that is open, in a random order, then the next.</summary>
/// <remarks>Rounds spread each benchmark's pairs over the run, so that a neighbour's busy minute is shared by all.</remarks>
public sealed class SuiteMeasurement
{
    /// <summary>Launches of a benchmark that has nothing to be paired with.</summary>
    private const int LaunchesAlone = 2;

    private readonly SuiteRequest request;
    private readonly SuiteSchedule schedule;
    private readonly Suite suite;
    private readonly PairMeasurement pairs;
    private readonly IProgress<SuiteProgress> progress;
    private readonly Random random;
    private readonly Stopwatch watch = new();
    private readonly UncleanExits exits = new();
    private readonly HashSet<Candidate> open;
    private readonly int total;
    private int measured;

    private SuiteMeasurement(SuiteRequest request, SuiteSchedule schedule, Suite suite, IProgress<SuiteProgress> progress)
    {
        this.request = request;
        this.schedule = schedule;
        this.suite = suite;
        this.progress = progress;
        pairs = new PairMeasurement(LaunchSettings.FromEnvironment());
        random = new Random(HashCode.Combine(unchecked((int)request.Seed), (int)(request.Seed >> 32)));
        open = [.. suite.Candidates.Where(candidate => candidate.Head is not null && candidate.HeadFailure is null)];
        total = open.Count;
    }

    /// <exception cref="PerfGateException">Nothing to measure, or a project that cannot be.</exception>
    public static SuiteResult Run(
        SuiteRequest request, SuiteSchedule schedule, Suite suite, IProgress<SuiteProgress> progress, CancellationToken cancellation) =>
        new SuiteMeasurement(request, schedule, suite, progress).Run(cancellation);

    private SuiteResult Run(CancellationToken cancellation)
    {
        var time = DateTimeOffset.UtcNow;
        watch.Start();
        var warnings = new List<ReportWarning>(suite.Warnings);
        var everyone = Math.Min(SuiteSchedule.PairsOfEveryBenchmark, schedule.MostPairs);
        var inTime = MeasureRounds(InOrder(), 1, everyone, cancellation);
        while (inTime && open.Count > 0 && everyone < schedule.MostPairs)
        {
            // What the budget cannot bring to a decision together is brought there one part after the other.
            var wave = InOrder();
            random.Shuffle(wave);
            wave = wave[..Math.Min(WaveSize(everyone), wave.Length)];
            inTime = MeasureRounds(wave, everyone + 1, schedule.MostPairs, cancellation);
            open.ExceptWith(wave);
        }

        if (!inTime)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.BudgetSpent,
                $"The budget of {Duration.Text(request.Budget!.Value)} was spent with {open.Count} of {total} benchmarks open; "
                + "raise --budget, or measure fewer benchmarks with --filter."));
        }

        warnings.AddRange(exits.Warnings);

        // An interrupt ends the children first, and looks like a benchmark that failed until here.
        cancellation.ThrowIfCancellationRequested();
        var (measuredBase, head) = Measured(time);
        return new SuiteResult(measuredBase, head, warnings, request.Seed);
    }

    /// <returns>False when the budget ended before the rounds did.</returns>
    private bool MeasureRounds(Candidate[] wave, int from, int to, CancellationToken cancellation)
    {
        for (var round = from; round <= to; round++)
        {
            var due = wave.Where(open.Contains).ToArray();
            random.Shuffle(due);
            foreach (var candidate in due)
            {
                cancellation.ThrowIfCancellationRequested();
                if (round > 1 && request.Budget < watch.Elapsed)
                {
                    return false;
                }

                var began = watch.Elapsed;
                Measure(candidate, round, cancellation);
                candidate.Spent += watch.Elapsed - began;
            }

            if (schedule.NextLook(round - 1) == round)
            {
                Close();
            }
        }

        return true;
    }

    /// <summary>Takes out of the run what is settled.</summary>
    private void Close()
    {
        var (measuredBase, head) = Measured(DateTimeOffset.UnixEpoch);
        if (measuredBase is not null)
        {
            var settled = schedule.Settled(measuredBase, head);
            open.RemoveWhere(candidate => settled.Contains(candidate.Identity));
        }
    }

    /// <summary>How many benchmarks the rest of the budget brings to the first look.</summary>
    private int WaveSize(int done)
    {
        if (request.Budget is not { } budget || schedule.NextLook(done) is not { } look || measured == 0)
        {
            return open.Count;
        }

        var perBenchmark = watch.Elapsed / measured * (look - done);
        return (int)Math.Max((budget - watch.Elapsed) / perBenchmark, 1);
    }

    /// <summary>A set has no order of its own, and the random orders are to be the seed's alone.</summary>
    private Candidate[] InOrder() => [.. suite.Candidates.Where(open.Contains)];

    private void Measure(Candidate candidate, int round, CancellationToken cancellation)
    {
        Report(candidate, round);

        // Drawn whatever happens next, so that one failure does not change the orders of all that follows.
        var baseFirst = random.Next(2) == 0;
        var processor = random.Next(Environment.ProcessorCount);
        if (candidate.IsPaired)
        {
            try
            {
                MeasurePair(candidate, candidate.Base, round, baseFirst, processor, cancellation);
                measured++;
                return;
            }
            catch (PairFailedException failed) when (failed.Failure.IsBase)
            {
                // The head is not to blame, and not excused either: it goes on alone.
                candidate.BaseFailure = failed.Failure.Failure;
                candidate.Clear();
            }
            catch (PairFailedException failed)
            {
                candidate.HeadFailure = failed.Failure.Failure;
            }
        }

        // What has nothing to be paired with is done in one round.
        if (candidate.HeadFailure is null)
        {
            MeasureHeadAlone(candidate, round, baseFirst, processor, cancellation);
        }

        measured++;
        open.Remove(candidate);
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
        exits.Add($"{candidate.Identity.Display()} (base)", ofBase?.Exit);
        exits.Add($"{candidate.Identity.Display()} (head)", ofHead.Exit);
        candidate.Add(round, baseFirst, ofBase, ofHead);
    }

    private void Report(Candidate candidate, int round)
    {
        TimeSpan? remaining = null;
        if (measured > 0)
        {
            var pairsLeft = open.Sum(one => one.IsPaired ? Math.Max((schedule.NextLook(one.LaunchesDone) ?? schedule.MostPairs) - one.LaunchesDone, 1) : 1);
            remaining = watch.Elapsed / measured * pairsLeft;
            if (request.Budget is { } budget && watch.Elapsed + remaining > budget)
            {
                remaining = budget > watch.Elapsed ? budget - watch.Elapsed : TimeSpan.Zero;
            }
        }

        progress.Report(new SuiteProgress(candidate.Identity.Display(), round, total - open.Count, total, watch.Elapsed, remaining));
    }

    private (MeasurementSet? Base, MeasurementSet Head) Measured(DateTimeOffset time)
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
        return (measuredBase, head);
    }
}
