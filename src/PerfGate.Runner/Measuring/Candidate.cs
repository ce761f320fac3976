using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Measuring;

/// <summary>A benchmark on its way through the run: what it is on each side, and the launches that it has so far.</summary>
internal sealed class Candidate(BenchmarkIdentity identity, Subject? baseSide, Subject? head)
{
    private readonly List<Launch> baseTimes = [];
    private readonly List<Launch> baseAllocations = [];
    private readonly List<Launch> headTimes = [];
    private readonly List<Launch> headAllocations = [];

    /// <summary>The head's identity, or the base's when the head has it no longer.</summary>
    public BenchmarkIdentity Identity { get; } = identity;

    public Subject? Base { get; } = baseSide;

    public Subject? Head { get; } = head;

    public TurnPlan? Plan { get; set; }

    public MeasurementFailure? BaseFailure { get; set; }

    public MeasurementFailure? HeadFailure { get; set; }

    /// <summary>Machine time spent on it so far.</summary>
    public TimeSpan Spent { get; set; }

    public int LaunchesDone => headTimes.Count;

    public bool IsPaired => Base is not null && BaseFailure is null && Head is not null && HeadFailure is null;

    public void Add(int pair, bool baseFirst, LaunchValues? ofBase, LaunchValues ofHead)
    {
        int? number = ofBase is null ? null : pair;
        var order = ofBase is null ? null : baseFirst ? "AB" : "BA";
        if (ofBase is not null)
        {
            baseTimes.Add(new Launch { Pair = number, Order = order, Busy = ofBase.Busy, Values = ofBase.Times });
            baseAllocations.Add(new Launch { Pair = number, Values = [ofBase.AllocatedBytes] });
        }

        headTimes.Add(new Launch { Pair = number, Order = order, Busy = ofHead.Busy, Values = ofHead.Times });
        headAllocations.Add(new Launch { Pair = number, Values = [ofHead.AllocatedBytes] });
    }

    /// <summary>Forgets the pairs so far: the sides of a pair are kept together or not at all.</summary>
    public void Clear()
    {
        baseTimes.Clear();
        baseAllocations.Clear();
        headTimes.Clear();
        headAllocations.Clear();
    }

    public MeasuredBenchmark? OfBase(string root) => Base is null ? null : Describe(Base, root, BaseFailure, baseTimes, baseAllocations);

    public MeasuredBenchmark? OfHead(string root) => Head is null ? null : Describe(Head, root, HeadFailure, headTimes, headAllocations);

    private MeasuredBenchmark Describe(
        Subject side, string root, MeasurementFailure? failure, List<Launch> times, List<Launch> allocations) => new()
        {
            Id = side == Base ? Naming.Id(side.Benchmark) : Identity.Id,
            Project = Identity.Project,
            Job = Identity.Job,
            Runtime = side.Project.TargetFramework,
            Source = SourcePath.Relative(side.Benchmark.SourceFile, side.Benchmark.SourceLine, side.Project.SourceRoot ?? root),
            Seconds = Spent == TimeSpan.Zero ? null : Math.Round(Spent.TotalSeconds, 3),
            Failure = failure,
            Metrics = failure is not null || times.Count == 0 ? [] :
        [
            new Metric { Name = Metric.Time, Unit = "ns", Launches = times },
            new Metric { Name = Metric.Allocated, Unit = "B", Assume = Assumption.Exact, Launches = allocations },
        ],
        };
}
