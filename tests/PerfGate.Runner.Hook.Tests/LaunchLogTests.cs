namespace PerfGate.Runner.Hook.Tests;

public sealed class LaunchLogTests
{
    [Fact]
    public void Iterations_that_count_are_read_from_the_lines_of_a_run_without_a_summary()
    {
        var results = new LaunchLog("""
            WorkloadWarmup   1: 100 op, 900.00 ns, 9.0000 ns/op
            WorkloadActual   1: 100 op, 810.00 ns, 8.1000 ns/op
            WorkloadResult   1: 100 op, 800.50 ns, 8.0050 ns/op
            WorkloadResult   2: 4194304 op, 344379297.00 ns, 82.1064 ns/op
            // GC:  0 0 0 2400 100
            """).Results();

        Assert.NotNull(results);
        Assert.Equal([(800.5, 100L), (344379297, 4194304)], results.Iterations);
        Assert.Equal(24, results.Bytes);
        Assert.Empty(results.Counts);
    }

    [Fact]
    public void A_case_that_failed_has_none() =>
        Assert.Null(new LaunchLog("OverheadJitting  1: 1 op, 900.00 ns").Results());

    [Fact]
    public void A_failure_is_the_innermost_exception_with_the_frame_of_the_users_own()
    {
        var refusal = new LaunchLog("""
            // Benchmark: A.B
            System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation. ---> System.IO.IOException: no disk
               at BenchmarkDotNet.Engines.Engine.Run()
               at My.Suite.Run() in Suite.cs:line 4
            No Workload Results were obtained from the run.
            """).Refusal("A.B");

        Assert.Equal("System.IO.IOException: no disk (at My.Suite.Run() in Suite.cs:line 4)", refusal.Message);
    }

    [Fact]
    public void Without_an_exception_its_last_words_are_told() =>
        Assert.Equal(
            "BenchmarkDotNet gave no result for 'A.B'. It said: Something is wrong.",
            new LaunchLog("Something is wrong.\n// * Artifacts cleanup *\n").Refusal("A.B").Message);
}
