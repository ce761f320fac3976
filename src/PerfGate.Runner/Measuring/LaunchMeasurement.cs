using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Statistics;

namespace PerfGate.Runner.Measuring;

/// <summary>Measures one pair by launches: BenchmarkDotNet's own short run of one side, then of the other.</summary>
/// <remarks>One after the other, because a run takes the processors that it wants; so what happens meanwhile touches the sides unlike.</remarks>
internal sealed class LaunchMeasurement(LaunchSettings settings)
{
    /// <param name="baseSide">Null: the head is measured alone.</param>
    /// <param name="head">The change.</param>
    /// <param name="plan">Null in a benchmark's first pair, which makes the plan.</param>
    /// <param name="baseFirst">Which side is launched first.</param>
    /// <exception cref="PairFailedException">A side threw, hung or ended.</exception>
    public (LaunchPlan Plan, LaunchValues? Base, LaunchValues Head) Measure(
        Subject? baseSide, Subject head, LaunchPlan? plan, bool baseFirst, CancellationToken cancellation)
    {
        var now = plan ?? LaunchPlan.First;
        var (ofBase, ofHead) = baseSide is null ? (null, Launch(head, isBase: false, now, cancellation))
            : baseFirst ? (Launch(baseSide, isBase: true, now, cancellation), Launch(head, isBase: false, now, cancellation))
            : Swapped(Launch(head, isBase: false, now, cancellation), Launch(baseSide, isBase: true, now, cancellation));
        return (plan ?? LaunchPlan.After(ofBase?.Finding, ofHead.Finding), ofBase?.Values, ofHead.Values);
    }

    private static (Launched Base, Launched Head) Swapped(Launched head, Launched baseSide) => (baseSide, head);

    private Launched Launch(Subject side, bool isBase, LaunchPlan plan, CancellationToken cancellation)
    {
        try
        {
            using var process = BenchmarkProcess.Start(
                side.Project, LaunchSettings.Variables(side.Benchmark.Environment), settings.AnswerLimit, cancellation);
            var finding = process.Launch(side.Benchmark, plan.Warmups, plan.Iterations, LaunchPlan.IterationMilliseconds);

            // One value: what varies inside a launch says nothing about how launches differ.
            double[] times = [Quantiles.Median([.. finding.Iterations.Select(one => one.Nanoseconds / one.Operations)])];
            return new Launched(finding, new LaunchValues(times, Busy: null, Overhead: null, finding.Allocated, process.End()));
        }
        catch (BenchmarkProcessException exception)
        {
            throw new PairFailedException(new SideFailure(isBase, new MeasurementFailure(exception.Reason, exception.Message)));
        }
    }

    private sealed record Launched(LaunchFinding Finding, LaunchValues Values);
}
