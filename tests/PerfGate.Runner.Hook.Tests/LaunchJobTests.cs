using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PerfGate.Runner.Hook.Tests;

public sealed class LaunchJobTests
{
    [Fact]
    public void A_job_that_says_nothing_is_short_and_runs_in_this_process()
    {
        var job = Short(typeof(Plain));

        Assert.Equal((4, 12, 1), (job.Run.WarmupCount, job.Run.IterationCount, job.Run.LaunchCount));
        Assert.Equal(40e6, job.Run.IterationTime.Nanoseconds, 1e-3);
        Assert.False(job.Accuracy.EvaluateOverhead);
        Assert.IsType<InProcessEmitToolchain>(job.Infrastructure.Toolchain);
        Assert.False(job.HasValue(RunMode.InvocationCountCharacteristic));
    }

    [Fact]
    public void Invocations_strategy_and_smaller_counts_of_the_user_are_kept_and_larger_ones_are_not()
    {
        var job = Short(typeof(Own));

        Assert.Equal((8, 4, 3, 12), (job.Run.InvocationCount, job.Run.UnrollFactor, job.Run.WarmupCount, job.Run.IterationCount));
        Assert.Equal(RunStrategy.Monitoring, job.Run.RunStrategy);
        Assert.False(job.Environment.HasValue(EnvironmentMode.RuntimeCharacteristic));
    }

    [Fact]
    public void Of_a_cold_start_the_first_call_is_measured() =>
        Assert.Equal((0, 1), (Short(typeof(Cold)).Run.WarmupCount, Short(typeof(Cold)).Run.IterationCount));

    [Fact]
    public void Set_up_before_each_iteration_keeps_its_single_invocation() => Assert.Equal(1, Short(typeof(SetUp)).Run.InvocationCount);

    private static Job Short(Type type) => (Job)LaunchJob.Short(BenchmarkCases.Of(type)[0].Job, 4, 12, 40);

    public class Plain
    {
        [Benchmark]
        public int Run() => 1;
    }

    [SimpleJob(RunStrategy.Monitoring, launchCount: 5, warmupCount: 3, iterationCount: 50, invocationCount: 8), InvocationCount(8, 4)]
    public class Own
    {
        [Benchmark]
        public int Run() => 1;
    }

    [SimpleJob(RunStrategy.ColdStart)]
    public class Cold
    {
        [Benchmark]
        public int Run() => 1;
    }

    public class SetUp
    {
        [IterationSetup]
        public void Before()
        {
        }

        [Benchmark]
        public int Run() => 1;
    }
}
