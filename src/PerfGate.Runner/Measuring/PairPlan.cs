using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>How the pairs of one benchmark are measured: fixed in its first pair, then the same for every launch of both sides.</summary>
internal abstract record PairPlan;

/// <summary>BenchmarkDotNet's own short run.</summary>
/// <param name="Warmups">Iterations that are thrown away.</param>
/// <param name="Iterations">Iterations that count.</param>
internal sealed record LaunchPlan(int Warmups, int Iterations) : PairPlan
{
    /// <summary>Of an iteration whose invocations the user does not fix.</summary>
    public const int IterationMilliseconds = 40;

    private const double Long = 0.5e9;
    private const double VeryLong = 3e9;

    /// <summary>For the first pair, when nothing is known of the benchmark.</summary>
    public static LaunchPlan First { get; } = new(4, 12);

    /// <summary>For the pairs after the first: few iterations where one lasts.</summary>
    /// <param name="launches">Of both sides.</param>
    public static LaunchPlan After(params IEnumerable<LaunchFinding?> launches) => launches.Max(launch => launch?.LongestIteration ?? 0) switch
    {
        < Long => First,
        < VeryLong => new LaunchPlan(1, 4),
        _ => new LaunchPlan(1, 2),
    };
}
