using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;

namespace PerfGate.Load.Conducting;

/// <summary>
/// Compares two running services: windows in the order A B B A, one service loaded at a time and nothing in flight in between, the same
/// requests on both sides of a pair. It ends at a planned look as soon as every metric is settled, or one has failed for good.
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
        var careful = rules with
        {
            Compare = rules.Compare with
            {
                NoiseFloor = Math.Max(rules.Compare.NoiseFloor, LeastNoiseFloor),
                Detect = Math.Max(rules.Compare.Detect ?? plan.Profile.Detect(), LeastDetect),
            },
        };
        var looks = SequentialPlan.Create(PairedMeasurements.FamilySize(scenario), careful.Compare.FalseAlarms, plan.Profile);
        List<PairedRun> pairs = [];
        await WarmUpAsync(plan, progress, cancellation).ConfigureAwait(false);
        var baseBegins = SteadyLoad.SeedOf(plan.Seed, 0) % 2 == 0;
        while (pairs.Count < looks.MostPairs && !cancellation.IsCancellationRequested)
        {
            var number = pairs.Count + 1;
            // A B, B A, A B, …: what drifts evenly hits both sides alike.
            var baseFirst = baseBegins == (number % 2 == 1);
            var part = PartProgress.Of(progress, PartOf(number, looks));
            if (await PairAsync(plan, number, baseFirst, part, cancellation).ConfigureAwait(false) is not { } pair)
            {
                break;
            }

            pairs.Add(pair);
            if (looks.IsLook(number) && IsSettled(Request(pairs, careful, plan, looks)))
            {
                break;
            }
        }

        return new ComparisonRun
        {
            Request = Request(pairs, careful, plan, looks),
            Base = ConductedSide.Of([.. pairs.Select(pair => pair.Base)]),
            Head = ConductedSide.Of([.. pairs.Select(pair => pair.Head)]),
            Pairs = pairs.Count,
            Interrupted = cancellation.IsCancellationRequested,
        };
    }

    private async Task WarmUpAsync(ComparisonPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (plan.WarmUp > TimeSpan.Zero)
        {
            var load = SteadyLoad.At(SteadyLoad.RateOf(scenario.Shape), TimeSpan.Zero, plan.WarmUp, plan.Seed);
            await baseSession.RunAsync(load, PartProgress.Of(progress, "warm-up of base"), cancellation).ConfigureAwait(false);
            await headSession.RunAsync(load, PartProgress.Of(progress, "warm-up of head"), cancellation).ConfigureAwait(false);
        }
    }

    private static string PartOf(int number, SequentialPlan looks)
    {
        var look = looks.NextLook(number - 1) ?? looks.MostPairs;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pair {number} of at most {looks.MostPairs}, {(look == looks.FirstLook ? "first" : "next")} look after {look}");
    }

    /// <summary>Null when it was cancelled within the pair.</summary>
    private async Task<PairedRun?> PairAsync(
        ComparisonPlan plan, int number, bool baseFirst, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var load = SteadyLoad.At(SteadyLoad.RateOf(scenario.Shape), plan.Settle, plan.Window, SteadyLoad.SeedOf(plan.Seed, number));
        var (first, second) = baseFirst ? (baseSession, headSession) : (headSession, baseSession);
        var one = await first.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        var other = await second.RunAsync(load, progress, cancellation).ConfigureAwait(false);
        return one.Interrupted || other.Interrupted ? null
            : baseFirst ? new PairedRun(number, baseFirst, one, other)
            : new PairedRun(number, baseFirst, other, one);
    }

    private static bool IsSettled(JudgeRequest request) => StoppingRule.HasFailed(request)
        || StoppingRule.Settled(request).IsSupersetOf(request.Head.Benchmarks.Select(benchmark => benchmark.Identity));

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
            FamilySize = PairedMeasurements.FamilySize(scenario),
            // The rules of benchmarks may be for other names than those of endpoints.
            IsPartial = true,
            Warnings = [.. PairedMeasurements.LeftOut(scenario, pairs).Select(one => new ReportWarning(
                DiagnosticIds.FewAnswers,
                $"{one.Metric} of '{one.Endpoint}' is not compared: a window holds {one.Answers} answers; raise the rate or make the windows longer"))],
        };
    }
}
