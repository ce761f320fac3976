using PerfGate.Core.Measurements;
using PerfGate.Lab.Bank;
using PerfGate.Statistics;

namespace PerfGate.Lab.Scoring;

/// <summary>What the runs of a bank say, before it is written down.</summary>
internal sealed class Evidence
{
    private const string Deep = "deep";

    public Evidence(IReadOnlyList<BankedRun> runs)
    {
        Gates = [.. runs.Where(run => run.Record.Kind == RunRecord.Gate)];
        var decided = GateDecision.Of(Gates);
        Decisions = [.. decided.Where(decision => decision.Run.Profile != Deep)];
        DeepDecisions = [.. decided.Where(decision => decision.Run.Profile == Deep)];
        Same = [.. Decisions.Where(decision => decision.Run.Effect == 0)];
        Effects = [.. Decisions.Select(decision => decision.Run.Effect).Where(effect => effect > 0).Distinct().Order()];
        Sequential = SequentialDecision.Of(runs);
        var same = Same.GroupBy(decision => decision.Benchmark).ToList();
        Steady = same.Where(HasOneMode).Select(group => group.Key).ToHashSet();
        PairSpreads = same.ToDictionary(group => group.Key, group => RobustSpread.Of([.. group.SelectMany(decision => decision.Pairs)]));
        Truths = [.. runs.Where(run => run.Record.Kind == RunRecord.Truth)];
    }

    public IReadOnlyList<BankedRun> Gates { get; }

    /// <summary>Of every profile but <c>deep</c>.</summary>
    public IReadOnlyList<GateDecision> Decisions { get; }

    public IReadOnlyList<GateDecision> DeepDecisions { get; }

    /// <summary>Of the same commit built twice.</summary>
    public IReadOnlyList<GateDecision> Same { get; }

    /// <summary>Percent; without 0.</summary>
    public IReadOnlyList<int> Effects { get; }

    public IReadOnlyList<SequentialDecision> Sequential { get; }

    /// <summary>Names of the benchmarks whose launches have one mode.</summary>
    public IReadOnlySet<string> Steady { get; }

    /// <summary>Robust standard deviation of ln(head / base) of one pair of identical code.</summary>
    public IReadOnlyDictionary<string, double> PairSpreads { get; }

    private IReadOnlyList<BankedRun> Truths { get; }

    public IReadOnlyList<GateDecision> With(int effect) => [.. Decisions.Where(decision => decision.Run.Effect == effect)];

    /// <summary>ln(head / base) of the pairs of the long runs of an effect; empty without such a run.</summary>
    public double[] Truth(string benchmark, int effect) =>
    [
        .. Truths.Where(run => run.Record.Effect == effect).SelectMany(run => PairRatios.Of(Find(run.Base, benchmark), Find(run.Head, benchmark))),
    ];

    /// <summary>Fixed before the runs: at most one pair of identical code in twenty is off by more than 5 %.</summary>
    private static bool HasOneMode(IEnumerable<GateDecision> same)
    {
        var pairs = same.SelectMany(decision => decision.Pairs).ToList();
        return pairs.Count(pair => Math.Abs(Math.Exp(pair) - 1) > 0.05) <= 0.05 * pairs.Count;
    }

    private static MeasuredBenchmark Find(MeasurementSet set, string benchmark) =>
        set.Benchmarks.Single(one => GateDecision.NameOf(one.Id) == benchmark);
}
