using BenchmarkDotNet.Attributes;

namespace PerfGate.Runner.Hook.Tests.Issues;

/// <summary>Reported: with BenchmarkDotNet 0.14.0, a class with [IterationSetup] "was listed and is gone in this process". The id of its job is another in each.</summary>
public sealed class UnnamedJobTests
{
    [Fact]
    public void An_unnamed_job_is_named_by_its_settings() => Assert.Equal(
        ["InvocationCount=1, UnrollFactor=1", "InvocationCount=1, UnrollFactor=1"],
        BenchmarkCases.Of(typeof(WithIterationSetup)).Select(one => one.JobName));

    [Fact]
    public void The_job_of_a_class_that_says_nothing_is_the_default_job() =>
        Assert.Equal("DefaultJob", Assert.Single(BenchmarkCases.Of(typeof(Plain))).JobName);

    [Fact]
    public void A_job_with_a_name_keeps_it() =>
        Assert.Equal(["five", "four"], BenchmarkCases.Of(typeof(Named)).Select(one => one.JobName).Order());

    public class Plain
    {
        [Benchmark]
        public int Run() => 1;
    }

    public class WithIterationSetup
    {
        [Params(1, 2)]
        public int N { get; set; }

        [IterationSetup]
        public void Before()
        {
        }

        [Benchmark]
        public int Run() => N;
    }

    [SimpleJob(id: "four", iterationCount: 4)]
    [SimpleJob(id: "five", iterationCount: 5)]
    public class Named
    {
        [Benchmark]
        public int Run() => 1;
    }
}
