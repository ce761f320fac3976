using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

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
    private readonly MeasureOnePair pairs;
    private readonly IProgress<SuiteProgress> progress;
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly Random random;
    private readonly UncleanExits exits = new();

    // Begun, and neither settled nor given all its pairs.
    private readonly HashSet<Candidate> open = [];
    private readonly Queue<Candidate> waiting;
    private readonly int everyone;
    private readonly int total;
    private int settled;
    private int measured;

    internal SuiteMeasurement(
        SuiteRequest request, SuiteSchedule schedule, Suite suite, IProgress<SuiteProgress> progress, MeasureOnePair pairs, TimeProvider clock)
    {
        this.request = request;
        this.schedule = schedule;
        this.suite = suite;
        this.progress = progress;
        this.pairs = pairs;
        this.clock = clock;
        began = clock.GetTimestamp();
        random = new Random(HashCode.Combine(unchecked((int)request.Seed), (int)(request.Seed >> 32)));
        everyone = Math.Min(SuiteSchedule.PairsOfEveryBenchmark, schedule.MostPairs);
        waiting = new Queue<Candidate>(Shuffled(suite.Candidates.Where(candidate => candidate.Head is not null && candidate.HeadFailure is null)));
        total = waiting.Count;
    }

    /// <summary>Measures one pair, or the head alone where there is no base, see <see cref="PairMeasurement.Measure"/>.</summary>
    internal delegate (PairPlan Plan, LaunchValues? Base, LaunchValues Head) MeasureOnePair(
        Subject? baseSide, Subject head, PairPlan? plan, bool baseFirst, int processor, CancellationToken cancellation);

    private TimeSpan Elapsed => clock.GetElapsedTime(began);

    /// <summary>Null: there is no limit. Negative when it is passed.</summary>
    private TimeSpan? Left => request.Budget - Elapsed;

    /// <summary>The mean so far; for what was not begun.</summary>
    private TimeSpan PairTime => Elapsed / measured;

    private int FirstLook => schedule.NextLook(0) ?? schedule.MostPairs;

    /// <exception cref="PerfGateException">Nothing to measure, or a project that cannot be.</exception>
    public static SuiteResult Run(
        SuiteRequest request, SuiteSchedule schedule, Suite suite, IProgress<SuiteProgress> progress, CancellationToken cancellation) =>
        new SuiteMeasurement(request, schedule, suite, progress, new PairsByRoute(LaunchSettings.Of(request)).Measure, TimeProvider.System).Run(cancellation);

    internal SuiteResult Run(CancellationToken cancellation)
    {
        var time = DateTimeOffset.UtcNow;
        var inTime = true;
        while (inTime && waiting.Count > 0 && Begin(cancellation))
        {
            inTime = MeasureRounds([.. InOrder()], everyone, cancellation);
            while (inTime && open.Count > 0)
            {
                // What the budget cannot bring to a decision together is brought there one part after the other.
                var wave = Affordable(Shuffled(InOrder()));
                inTime = MeasureRounds(wave, schedule.MostPairs, cancellation);
                Leave(inTime ? wave : []);
            }
        }

        // An interrupt ends the children first, and looks like a benchmark that failed until here.
        cancellation.ThrowIfCancellationRequested();
        var (measuredBase, head) = Measured(time);
        return new SuiteResult(measuredBase, head, [.. suite.Warnings, .. exits.Warnings], request.Seed)
        {
            Unmeasured = [.. suite.Candidates.Where(waiting.Contains).Select(candidate => candidate.Identity)],
            Spent = inTime && waiting.Count == 0 ? null : new SpentBudget(request.Budget!.Value, PairTime, FirstLook, total, waiting.Count),
        };
    }

    /// <summary>Gives a first pair to as many as the budget can bring to a verdict: launches of all that settle nothing are worth nothing.</summary>
    /// <returns>False when there is time for none.</returns>
    private bool Begin(CancellationToken cancellation)
    {
        var before = waiting.Count;
        while (waiting.Count > 0 && FitsAnother())
        {
            cancellation.ThrowIfCancellationRequested();
            var next = waiting.Dequeue();
            open.Add(next);
            MeasureNext(next, cancellation);
        }

        return waiting.Count < before;
    }

    /// <summary>Whether the budget is enough for one more, after what those that were begun still need.</summary>
    private bool FitsAnother()
    {
        if (Left is not { } left || measured == 0)
        {
            return true;
        }

        // All get the pairs that settle what repeats exactly, if that can be; else some get those that settle a time, if one can.
        if (Needed(everyone) + (PairTime * everyone * waiting.Count) <= left)
        {
            return true;
        }

        var fewest = Needed(FirstLook) + (open.Count == 0 ? PairTime * FirstLook : TimeSpan.Zero) <= left ? FirstLook : everyone;
        return Needed(fewest) + (PairTime * fewest) <= left;
    }

    /// <summary>Time until all that is open has so many pairs.</summary>
    private TimeSpan Needed(int pairsEach) => open.Aggregate(
        TimeSpan.Zero, (sum, one) => sum + (one.Spent / Math.Max(one.LaunchesDone, 1) * Math.Max(pairsEach - one.LaunchesDone, 0)));

    /// <summary>The first of these that the rest of the budget brings to their next look; at least one.</summary>
    private Candidate[] Affordable(Candidate[] candidates)
    {
        if (Left is not { } left)
        {
            return candidates;
        }

        var count = 0;
        var needed = TimeSpan.Zero;
        foreach (var one in candidates)
        {
            var look = one.LaunchesDone < everyone ? everyone : schedule.NextLook(one.LaunchesDone) ?? schedule.MostPairs;
            needed += one.Spent / Math.Max(one.LaunchesDone, 1) * (look - one.LaunchesDone);
            if (count > 0 && needed > left)
            {
                break;
            }

            count++;
        }

        return candidates[..count];
    }

    /// <summary>A pair of each that is open, in a random order, then the next, until each is settled or has <paramref name="to"/> pairs.</summary>
    /// <returns>False when the budget ended before the rounds did.</returns>
    private bool MeasureRounds(Candidate[] wave, int to, CancellationToken cancellation)
    {
        while (Affordable([.. wave.Where(one => open.Contains(one) && one.LaunchesDone < to)]) is { Length: > 0 } due)
        {
            random.Shuffle(due);
            foreach (var candidate in due)
            {
                cancellation.ThrowIfCancellationRequested();

                // A run that measured nothing to the end would have been for nothing.
                if (Left <= TimeSpan.Zero && suite.Candidates.Any(HasFewest))
                {
                    return false;
                }

                MeasureNext(candidate, cancellation);
            }

            if (due.Any(one => schedule.NextLook(one.LaunchesDone - 1) == one.LaunchesDone))
            {
                Close();
            }
        }

        return true;
    }

    private bool HasFewest(Candidate candidate) => candidate.LaunchesDone >= everyone || candidate.HeadFailure is not null;

    /// <summary>Takes out of the run what is settled.</summary>
    private void Close()
    {
        var (measuredBase, head) = Measured(DateTimeOffset.UnixEpoch);
        if (measuredBase is not null)
        {
            var identities = schedule.Settled(measuredBase, head);
            Candidate[] done = [.. open.Where(candidate => identities.Contains(candidate.Identity))];
            settled += done.Length;
            Leave(done);
        }
    }

    private void Leave(Candidate[] candidates)
    {
        open.ExceptWith(candidates);
        foreach (var candidate in candidates)
        {
            candidate.Leave();
        }
    }

    /// <summary>A set has no order of its own, and the random orders are to be the seed's alone.</summary>
    private IEnumerable<Candidate> InOrder() => suite.Candidates.Where(open.Contains);

    private Candidate[] Shuffled(IEnumerable<Candidate> candidates)
    {
        Candidate[] shuffled = [.. candidates];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private void MeasureNext(Candidate candidate, CancellationToken cancellation)
    {
        var before = Elapsed;
        Measure(candidate, candidate.LaunchesDone + 1, cancellation);
        candidate.Spent += Elapsed - before;
    }

    private void Measure(Candidate candidate, int round, CancellationToken cancellation)
    {
        Report(candidate, round);

        // Drawn whatever happens next, so that one failure does not change the orders of all that follows.
        var baseFirst = random.Next(2) == 0;
        var processor = random.Next(Environment.ProcessorCount);
        if (candidate.Route == MeasuringRoute.Launches)
        {
            // A B B A over the pairs: launches are apart by seconds, so that a drift of the machine is felt between them.
            candidate.BaseBegins = round == 1 ? baseFirst : candidate.BaseBegins;
            baseFirst = candidate.BaseBegins == (round % 2 == 1);
        }

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
        settled++;
        Leave([candidate]);
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
        var (plan, ofBase, ofHead) = pairs(baseSide, candidate.Head!, candidate.Plan, baseFirst, processor, cancellation);
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
            var pairsLeft = open.Concat(waiting).Sum(one => one.IsPaired ? Math.Max((schedule.NextLook(one.LaunchesDone) ?? schedule.MostPairs) - one.LaunchesDone, 1) : 1);
            remaining = PairTime * pairsLeft;
            if (Left is { } left && remaining > left)
            {
                remaining = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }

        progress.Report(new SuiteProgress(candidate.Identity.Display(), round, settled, total, Elapsed, remaining));
    }

    private (MeasurementSet? Base, MeasurementSet Head) Measured(DateTimeOffset time) =>
        MeasuredSides.Of(request, suite, [.. suite.Candidates.Where(one => !waiting.Contains(one))], time);
}
