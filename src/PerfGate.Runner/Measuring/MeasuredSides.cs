using PerfGate.Core.Measurements;

namespace PerfGate.Runner.Measuring;

/// <summary>Writes down what was measured of both sides so far.</summary>
internal static class MeasuredSides
{
    /// <param name="request">What was asked for.</param>
    /// <param name="suite">Of both sides.</param>
    /// <param name="begun">Of the suite's candidates, those that are not waiting.</param>
    /// <param name="time">Of the run.</param>
    public static (MeasurementSet? Base, MeasurementSet Head) Of(SuiteRequest request, Suite suite, IReadOnlyList<Candidate> begun, DateTimeOffset time)
    {
        var head = new MeasurementSet
        {
            Time = time,
            Environment = Described(suite.HeadEnvironment),
            Benchmarks = [.. begun.Select(one => one.OfHead(request.HeadRoot)).OfType<MeasuredBenchmark>()],
        };
        var measuredBase = suite.BaseEnvironment is null ? null : new MeasurementSet
        {
            Time = time,
            Environment = Described(suite.BaseEnvironment),
            Benchmarks = [.. begun.Select(one => one.OfBase(request.BaseRoot!)).OfType<MeasuredBenchmark>()],
        };
        return (measuredBase, head);

        MeasuredEnvironment Described(MeasuredEnvironment environment) =>
            request.Recordings > 0 && Profiles(begun) is { } profiles ? environment with { Jit = $"{environment.Jit}, {profiles}" } : environment;
    }

    /// <summary>For how many benchmarks the launches were compiled for recorded profiles; null before there is a pair.</summary>
    private static string? Profiles(IReadOnlyList<Candidate> begun)
    {
        var paired = begun.Count(one => one is { IsPaired: true, Plan: not null });
        var recorded = begun.Count(one => one is { IsPaired: true, Plan: TurnPlan { Profiles: not null } });
        return paired == 0 ? null
            : recorded == 0 ? "live profile (none could be recorded and read)"
            : recorded == paired ? "profile recorded"
            : FormattableString.Invariant($"profile recorded of {recorded} of {paired} benchmarks");
    }
}
