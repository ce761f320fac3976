using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Load.Checks;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>
/// Compares two running services: windows in the order A B B A, one service loaded at a time and nothing in flight in between, the same
/// requests, and the same place of the scenario's stages, on both sides of a pair. It ends at a planned look as soon as every metric is
/// settled, or one has failed for good.
/// </summary>
public sealed class ComparisonConductor(LoadScenario scenario, ILoadSession baseSession, ILoadSession headSession)
{
    /// <summary>Two processes of one build differ by more than two launches of a benchmark: a slowdown of a service must be proved beyond it.</summary>
    public const double LeastNoiseFloor = 0.02;

    /// <summary>The slowdown that is settled at the least; it must lie well beyond <see cref="LeastNoiseFloor"/>.</summary>
    public const double LeastDetect = 0.05;

    /// <summary>Of the generator's machine.</summary>
    public required MeasuredEnvironment Environment { get; init; }

    public DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public async Task<ComparisonRun> RunAsync(
        ComparisonPlan plan, GateRules rules, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var careful = Careful(rules, plan.Profile);
        var looks = SequentialPlan.Create(FamilySize, careful.Compare.FalseAlarms, plan.Profile);
        List<PairedRun> pairs = [];
        var next = await WarmUpAsync(plan, progress, cancellation).ConfigureAwait(false);
        var failed = false;
        var baseBegins = SteadyLoad.SeedOf(plan.Seed, 0) % 2 == 0;
        while (pairs.Count < looks.MostPairs && !cancellation.IsCancellationRequested)
        {
            var number = pairs.Count + 1;
            // A B, B A, A B, …: what drifts evenly hits both sides alike.
            var baseFirst = baseBegins == (number % 2 == 1);
            var part = PartProgress.Of(progress, PartOf(number, looks));
            if (await PairAsync(plan, number, baseFirst, next, part, cancellation).ConfigureAwait(false) is not { } pair)
            {
                break;
            }

            pairs.Add(pair);
            next = Math.Max(pair.Base.NextNumber, pair.Head.NextNumber);
            if (NextEnd(looks, number) == number && Request(pairs, careful, plan, looks) is var sofar && ((failed = StoppingRule.HasFailed(sofar)) || IsSettled(sofar)))
            {
                break;
            }
        }

        return new ComparisonRun
        {
            Scenario = scenario,
            NextNumber = next,
            Request = Request(pairs, careful, plan, looks) with { EndedByFailing = failed },
            Base = ConductedSide.Of([.. pairs.Select(pair => pair.Base)]),
            Head = ConductedSide.Of([.. pairs.Select(pair => pair.Head)]),
            Pairs = pairs.Count,
            Interrupted = cancellation.IsCancellationRequested,
        };
    }

    /// <summary>Rules as they hold for services: with a noise floor and a slowdown to settle that two processes of one build allow.</summary>
    public static GateRules Careful(GateRules rules, Profile profile) => rules with
    {
        Compare = rules.Compare with
        {
            NoiseFloor = Math.Max(rules.Compare.NoiseFloor, LeastNoiseFloor),
            Detect = Math.Max(rules.Compare.Detect ?? profile.Detect(), LeastDetect),
        },
    };

    /// <summary>Tests that the run is to make beside the comparison and head's budgets, under the same error rate.</summary>
    public int OtherTests { get; init; }

    /// <summary>Tests of a comparison and of head's budgets.</summary>
    public static int TestsOf(LoadScenario scenario) => PairedMeasurements.FamilySize(scenario) + BudgetJudge.CountOf(scenario);

    private int FamilySize => TestsOf(scenario) + OtherTests;

    /// <summary>
    /// Pairs at which the comparison may end: what is unchanged would be settled a little before the first look at which a change may be
    /// proved, but head's windows have to carry the verdict on its budgets too.
    /// </summary>
    private static int NextEnd(SequentialPlan looks, int pairs) =>
        looks.Change.Pairs.Where(look => look >= pairs && look >= LoadShape.FewestWindows).DefaultIfEmpty(looks.MostPairs).First();

    /// <returns>The first number that the sides have not sent.</returns>
    private async Task<long> WarmUpAsync(ComparisonPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (plan.WarmUp <= TimeSpan.Zero)
        {
            return 0;
        }

        var load = SteadyLoad.At(SteadyLoad.RateOf(scenario.Shape), TimeSpan.Zero, plan.WarmUp, plan.Seed);
        var before = await baseSession.RunAsync(load, PartProgress.Of(progress, "warm-up of base"), cancellation).ConfigureAwait(false);
        var after = await headSession.RunAsync(load, PartProgress.Of(progress, "warm-up of head"), cancellation).ConfigureAwait(false);
        return Math.Max(before.NextNumber, after.NextNumber);
    }

    private static string PartOf(int number, SequentialPlan looks)
    {
        var look = NextEnd(looks, number);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pair {number} of at most {looks.MostPairs}, {(look == NextEnd(looks, 1) ? "first" : "next")} look after {look}");
    }

    /// <summary>Null when it was cancelled within the pair.</summary>
    private async Task<PairedRun?> PairAsync(
        ComparisonPlan plan, int number, bool baseFirst, long firstNumber, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var load = new LoadPlan
        {
            Stages = StagePlaces.Of(scenario.Shape.Stages, plan.Window, number),
            WarmUp = plan.Settle,
            Duration = plan.Window,
            Seed = SteadyLoad.SeedOf(plan.Seed, number),
            FirstNumber = firstNumber,
        };
        var (first, second) = baseFirst ? (baseSession, headSession) : (headSession, baseSession);
        var one = await first.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        var other = await second.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        return one.Interrupted || other.Interrupted ? null
            : baseFirst ? new PairedRun(number, baseFirst, one, other)
            : new PairedRun(number, baseFirst, other, one);
    }

    private static bool IsSettled(JudgeRequest request) =>
        StoppingRule.Settled(request).IsSupersetOf(request.Head.Benchmarks.Select(benchmark => benchmark.Identity));

    private JudgeRequest Request(IReadOnlyList<PairedRun> pairs, GateRules rules, ComparisonPlan plan, SequentialPlan looks)
    {
        var (before, after) = PairedMeasurements.Of(scenario, Environment, pairs);
        return new JudgeRequest
        {
            Base = before,
            Head = after,
            Rules = rules,
            Today = Today,
            Profile = plan.Profile,
            Plan = looks,
            Seed = plan.Seed,
            FamilySize = FamilySize,
            // The rules of benchmarks may be for other names than those of endpoints.
            IsPartial = true,
            Warnings = [.. FewAnswers.Warnings(PairedMeasurements.LeftOut(scenario, pairs))],
        };
    }
}
