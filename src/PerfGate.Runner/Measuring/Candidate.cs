using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Measuring;

/// <summary>A benchmark on its way through the run: what it is on each side, and the launches that it has so far.</summary>
internal sealed class Candidate(BenchmarkIdentity identity, Subject? baseSide, Subject? head)
{
    private readonly LaunchSeries ofBase = new();
    private readonly LaunchSeries ofHead = new();
    private double? leastOverhead;

    /// <summary>The head's identity, or the base's when the head has it no longer.</summary>
    public BenchmarkIdentity Identity { get; } = identity;

    public Subject? Base { get; } = baseSide;

    public Subject? Head { get; } = head;

    public PairPlan? Plan { get; set; }

    public MeasurementFailure? BaseFailure { get; set; }

    public MeasurementFailure? HeadFailure { get; set; }

    public MeasuringRoute Route => (Head ?? Base)!.Route;

    /// <summary>Whether base is launched first in odd pairs; of launches only, whose order is A B B A over the pairs.</summary>
    public bool BaseBegins { get; set; }

    /// <summary>Machine time spent on it so far.</summary>
    public TimeSpan Spent { get; set; }

    public int LaunchesDone => ofHead.Count;

    public bool IsPaired => Base is not null && BaseFailure is null && Head is not null && HeadFailure is null;

    public void Add(int pair, bool baseFirst, LaunchValues? baseValues, LaunchValues headValues)
    {
        int? number = baseValues is null ? null : pair;
        var order = baseValues is null ? null : baseFirst ? "AB" : "BA";
        if (baseValues is not null)
        {
            ofBase.Add(number, order, baseValues);
        }

        leastOverhead = headValues.Overhead is { } overhead ? Math.Min(leastOverhead ?? overhead, overhead) : leastOverhead;
        ofHead.Add(number, order, headValues);
    }

    /// <summary>No pair of it will follow.</summary>
    public void Leave() => (Plan as TurnPlan)?.Profiles?.Delete();

    /// <summary>Forgets the pairs so far: the sides of a pair are kept together or not at all.</summary>
    public void Clear()
    {
        ofBase.Clear();
        ofHead.Clear();
    }

    public MeasuredBenchmark? OfBase(string root) => Base is null ? null : Describe(Base, root, BaseFailure, ofBase);

    public MeasuredBenchmark? OfHead(string root) => Head is null ? null : Describe(Head, root, HeadFailure, ofHead);

    private MeasuredBenchmark Describe(Subject side, string root, MeasurementFailure? failure, LaunchSeries series) => new()
    {
        Id = side == Base ? Naming.Id(side.Benchmark) : Identity.Id,
        Project = Identity.Project,
        Job = Identity.Job,
        Runtime = side.Project.TargetFramework,
        Source = SourcePath.Relative(side.Benchmark.SourceFile, side.Benchmark.SourceLine, side.Project.SourceRoot ?? root),
        Seconds = Spent == TimeSpan.Zero ? null : Math.Round(Spent.TotalSeconds, 3),
        Overhead = series.Count == 0 || leastOverhead is not { } least ? null : Math.Round(least, 4),
        WhyNotCounted = (Plan as TurnPlan)?.WhyNotCounted,
        Failure = Naming.Bounded(failure),
        Metrics = failure is not null ? [] : series.Metrics(),
    };
}
