using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Measuring;

/// <summary>How many pairs a benchmark gets, and who says when it has enough.</summary>
public sealed record SuiteSchedule
{
    /// <summary>Pairs that every benchmark gets, and all that it gets where nothing decides: enough for values that repeat exactly.</summary>
    public const int PairsOfEveryBenchmark = 2;

    /// <summary>Pairs after which a benchmark stays open.</summary>
    public required int MostPairs { get; init; }

    /// <summary>Pairs at the next look after so many; null: there is none.</summary>
    public required Func<int, int?> NextLook { get; init; }

    /// <summary>The benchmarks that need no more pairs, from what was measured so far.</summary>
    public required Func<MeasurementSet, MeasurementSet, IReadOnlySet<BenchmarkIdentity>> Settled { get; init; }

    /// <summary>For a head that has nothing to be paired with.</summary>
    public static SuiteSchedule Alone { get; } = new()
    {
        MostPairs = 1,
        NextLook = _ => null,
        Settled = (_, _) => new HashSet<BenchmarkIdentity>(),
    };
}
