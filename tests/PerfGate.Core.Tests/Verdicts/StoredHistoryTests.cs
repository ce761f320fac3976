using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Stored times decide only where enough runs of the same environment say how far runs differ.</summary>
public sealed class StoredHistoryTests
{
    /// <summary>Ten runs within 1 % of 100 ns.</summary>
    private static readonly double[] Runs = [99.1, 100.4, 99.7, 100.9, 100.2, 99.4, 100.6, 99.9, 99.2, 100.7];

    [Theory]
    [InlineData(100.0, Outcome.Unchanged)]
    [InlineData(110.0, Outcome.Regressed)]
    [InlineData(90.0, Outcome.Improved)]
    [InlineData(102.0, Outcome.Inconclusive)]
    public void Ten_runs_predict_the_next(double now, Outcome outcome)
    {
        var result = Judged(Runs, now);

        Assert.Equal((outcome, "predicted"), (result.Outcome, result.Reason));
        Assert.InRange(result.Ratio!.Value, now / 100 * 0.999, now / 100 * 1.001);
        Assert.InRange(now / 100, result.Interval!.Value.Low, result.Interval.Value.High);
        Assert.StartsWith("predicted from 10 earlier runs", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_runs_predict_nothing()
    {
        var result = Judged(Runs[..9], 200);

        Assert.Equal((Outcome.Inconclusive, "stored"), (result.Outcome, result.Reason));
        Assert.Equal("not comparable with stored times: 9 earlier runs of this environment, 10 are needed to know how far runs differ", result.Message);
    }

    [Fact]
    public void Runs_of_another_environment_predict_nothing()
    {
        var elsewhere = Stored(100) with { Environment = Measured.Environment with { Key = "elsewhere" } };

        var result = Judged([.. Runs.Select(Stored), elsewhere], 200);

        Assert.Equal("stored", result.Reason);
        Assert.Contains("the environment is linux-x64-net10.0.12-cpu-2c, and was elsewhere", result.Message, StringComparison.Ordinal);
    }

    private static ReportResult Judged(double[] runs, double now) => Judged([.. runs.Select(Stored)], now);

    private static ReportResult Judged(IReadOnlyList<MeasurementSet> history, double now) => Assert.Single(Judge.Decide(
        Request(history[0], Stored(now)) with { Design = Design.Stored, Plan = null, History = history }).Results);

    private static MeasurementSet Stored(double time) => Set(Benchmark("A", Time(time, time).Unpaired()));
}
