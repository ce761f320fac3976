using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
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

    /// <summary>The earlier runs as they are, head in full: a rate that falls is the slowdown, and its size is counted in its unit.</summary>
    [Theory]
    [InlineData(90.0, Outcome.Regressed, 9.0, Decision.Fail)]
    [InlineData(90.0, Outcome.Regressed, 11.0, Decision.Warn)]
    [InlineData(110.0, Outcome.Improved, 9.0, Decision.Pass)]
    public void Where_more_is_better_a_fall_is_the_slowdown(double now, Outcome outcome, double limit, Decision decision)
    {
        static MeasurementSet Rate(double value) => Set(Benchmark("A", Time(value, value).Unpaired() with { Name = "rate", Unit = "op/s", Better = Better.Higher }));

        var result = Judged([.. Runs.Select(Rate)], Rate(now), WithLimit("rate", new MetricLimit { MaxIncreaseAbsolute = limit }));

        Assert.Equal((outcome, "predicted", decision), (result.Outcome, result.Reason, result.Decision));
        Assert.InRange(result.Ratio!.Value, now / 100 * 0.999, now / 100 * 1.001);
        Assert.Equal(
            ["predicted from 10 earlier runs, taking the spread between them to be normal; measured side by side would be stronger"], result.Warnings);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    public void A_value_without_a_ratio_is_predicted_by_nothing(double now)
    {
        var result = Judged(Runs, now);

        Assert.Equal((Outcome.Inconclusive, "stored"), (result.Outcome, result.Reason));
        Assert.Equal($"not comparable with stored values: {(now == 0 ? "0" : "−5")} has no ratio to them", result.Message);
    }

    /// <summary>One value of 0 among the earlier ones leaves none of them to predict from.</summary>
    [Fact]
    public void A_history_with_a_value_of_nothing_predicts_nothing() => Assert.Equal(
        "not comparable with stored times: 0 earlier runs of this environment, 10 are needed to know how far runs differ",
        Judged([.. Runs, 0], 100).Message);

    [Fact]
    public void What_stands_against_times_is_said_of_stored_ones()
    {
        var now = Stored(100) with { Environment = Measured.Environment with { Runtime = ".NET 10.0.13" } };

        var result = Judged([.. Runs.Select(Stored)], now);

        Assert.Equal((Outcome.Inconclusive, "stored"), (result.Outcome, result.Reason));
        Assert.Equal("not comparable with stored times: runtime differs: .NET 10.0.12 in base, .NET 10.0.13 in head", result.Message);
        Assert.Equal(result.Message, Judged([.. Runs.Select(Stored), Stored(100) with { Environment = Measured.Environment with { Key = "elsewhere" } }], now).Message);
    }

    [Fact]
    public void One_earlier_run_is_called_so() =>
        Assert.StartsWith("not comparable with stored times: 1 earlier run of this environment, 10 are", Judged([100], 100).Message, StringComparison.Ordinal);

    /// <summary>Numbers of pairs belong to one run: those of a stored one match none of another.</summary>
    [Fact]
    public void Stored_counts_that_vary_are_compared_as_samples_without_pairs()
    {
        static MeasurementSet Bytes(params double[] values) => Set(Benchmark("A", Allocated(values)));
        double[] before = [.. Enumerable.Range(0, 8).Select(i => 1000.0 + i)];

        var result = Judged([Bytes(before)], Bytes([.. before.Select(value => value + 100)]));

        Assert.Equal(Outcome.Regressed, result.Outcome);
        Assert.Null(result.Pairs);
        Assert.Equal(["inexact: values differ between launches (base: 1000 to 1007 B, head: 1100 to 1107 B); compared as a sample"], result.Warnings);
    }

    private static ReportResult Judged(double[] runs, double now) => Judged([.. runs.Select(Stored)], now);

    private static ReportResult Judged(IReadOnlyList<MeasurementSet> history, double now) => Judged(history, Stored(now));

    private static ReportResult Judged(IReadOnlyList<MeasurementSet> history, MeasurementSet now, GateRules? rules = null) => Assert.Single(Judge.Decide(
        Request(history[0], now, rules) with { Design = Design.Stored, Plan = null, History = history }).Results);

    private static MeasurementSet Stored(double time) => Set(Benchmark("A", Time(time, time).Unpaired()));
}
