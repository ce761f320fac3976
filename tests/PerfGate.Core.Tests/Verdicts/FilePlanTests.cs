using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using static PerfGate.Core.Tests.Verdicts.Judging;
using static PerfGate.Core.Tests.Verdicts.Measured;

namespace PerfGate.Core.Tests.Verdicts;

/// <summary>Files do not say by which looks they came to be: they are given a plan by the number of their pairs, never by their values.</summary>
public sealed class FilePlanTests
{
    [Theory]
    [InlineData(Profile.Quick, 16, Profile.Quick)]
    [InlineData(Profile.Quick, 17, Profile.Default)]
    [InlineData(Profile.Quick, 41, Profile.Deep)]
    [InlineData(Profile.Default, 16, Profile.Default)]
    [InlineData(Profile.Default, 40, Profile.Default)]
    [InlineData(Profile.Default, 41, Profile.Deep)]
    [InlineData(Profile.Deep, 16, Profile.Deep)]
    [InlineData(Profile.Quick, 61, Profile.Deep)]
    public void Files_have_the_plan_of_the_least_profile_that_covers_their_pairs(Profile asked, int pairs, Profile plan)
    {
        var request = Files(pairs) with { Profile = asked };

        Assert.Equal(PValue(request with { Plan = SequentialPlan.Create(1, 0.01, plan) }), PValue(request));
        Assert.NotEqual(
            PValue(request with { Plan = SequentialPlan.Create(1, 0.01, plan == Profile.Default ? Profile.Quick : Profile.Default) }), PValue(request));
    }

    /// <summary>The metric with the most launches counts, wherever it stands.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_most_pairs_of_any_metric_count(bool first)
    {
        var few = Time(Around(100)) with { Name = "other" };
        MeasurementSet With(MeasurementSet set) =>
            Set(Benchmark("A", first ? [set.Benchmarks[0].Metrics[0], few] : [few, set.Benchmarks[0].Metrics[0]]));
        var request = Files(41);
        request = request with { Base = With(request.Base!), Head = With(request.Head) };

        Assert.Equal(PValue(request with { Plan = SequentialPlan.Create(1, 0.01, Profile.Deep) }), PValue(request));
    }

    /// <summary>A larger suite needs more pairs before its first look: so many tests as there are benchmarks, or as are said to be.</summary>
    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(3, null, 3)]
    [InlineData(3, 100, 100)]
    public void The_first_look_is_that_of_so_many_tests(int benchmarks, int? suite, int tests)
    {
        var one = Files(16);
        MeasurementSet Many(MeasurementSet set) => Set([.. Enumerable.Range(0, benchmarks).Select(i => set.Benchmarks[0] with { Id = i == 0 ? "A" : $"B{i}" })]);
        var request = one with { Base = Many(one.Base!), Head = Many(one.Head), FamilySize = suite };

        Assert.Equal(PValue(request with { Plan = SequentialPlan.Create(tests, 0.01, Profile.Default) }), PValue(request));
    }

    /// <summary>What was skipped or not measured keeps every part of its name.</summary>
    [Fact]
    public void What_has_no_values_is_called_by_its_whole_name()
    {
        var (skipped, left) = (new BenchmarkIdentity("Bench", "B", "Job1", "net9.0"), new BenchmarkIdentity("Bench", "C", "Job2", "net8.0"));

        var report = Judge.Decide(Files(16) with { Skipped = [skipped], Unmeasured = [left] });

        Assert.Equal(skipped, report.Results.Single(result => result.Outcome == Outcome.Skipped).Identity);
        Assert.Equal(left, report.Results.Single(result => result.Reason == "not-measured").Identity);
    }

    private static double PValue(JudgeRequest request) =>
        Judge.Decide(request).Results.Single(result => result is { Id: "A", Metric: Metric.Time }).PValue!.Value;

    /// <summary>Pairs that are all slower, the first of them much less so than those after it: each look sees another p-value.</summary>
    private static JudgeRequest Files(int pairs)
    {
        double[] ratios = [.. Enumerable.Range(0, pairs).Select(i => i % 9 == 0 ? 0.999 : 1.05 + (i * 0.0001))];
        return Request(Set(Benchmark("A", Time([.. ratios.Select(_ => 100.0)]))), Set(Benchmark("A", Time([.. ratios.Select(ratio => 100 * ratio)])))) with { Plan = null };
    }
}
