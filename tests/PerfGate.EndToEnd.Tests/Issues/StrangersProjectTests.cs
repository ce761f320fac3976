using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported from repositories of strangers: a crash at the end of every process, jobs without a name, frameworks of other systems, PublishAot.</summary>
[Trait("speed", "slow")]
public sealed class StrangersProjectTests(StrangersProjectTests.Stranger stranger) : IClassFixture<StrangersProjectTests.Stranger>
{
    [Fact]
    public void Setup_before_each_iteration_with_parameters_is_measured_where_unnamed_jobs_have_random_ids()
    {
        var measured = stranger.Check.Head.Benchmarks.Where(one => one.Id.StartsWith("Sample.Suite.Run", StringComparison.Ordinal)).ToArray();

        Assert.Equal(["Sample.Suite.Run(N: 1)", "Sample.Suite.Run(N: 2)"], measured.Select(one => one.Id).Order());
        Assert.All(measured, one => Assert.Null(one.Failure));
        Assert.All(measured, one => Assert.Equal(1, Assert.Single(one.FindMetric("time")!.Launches).Pair));
    }

    [Fact]
    public void Clean_up_finalizer_and_handler_of_the_end_run_in_every_process()
    {
        var lines = File.ReadAllLines(stranger.Ends);

        Assert.Equal(4, lines.Count(line => line == "cleanup"));
        Assert.Equal(4, lines.Count(line => line == "finalizer"));
        Assert.Equal(4, lines.Count(line => line == "exit"));
    }

    [Fact]
    public void An_exit_code_is_said_and_only_where_it_is_not_0()
    {
        var remark = Assert.Single(
            stranger.Check.Report.Warnings, warning => warning.Code == "PG3008" && warning.Message.Contains("exit code", StringComparison.Ordinal));

        Assert.Equal(
            "The process of Sample.BadExit.Run (base), Sample.BadExit.Run (head) ended with exit code 9 after the last answer; "
            + "it printed: Leaving. What it had measured counts.",
            remark.Message);
        Assert.True(stranger.Check.HasBadEnd(begun: default), "what every other test is held against does not see it");
    }

    [Fact]
    public void What_a_benchmark_leaves_running_in_a_session_of_its_own_is_ended()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "They are found by their environment in /proc: Linux only.");
        var remark = Assert.Single(
            stranger.Check.Report.Warnings, warning => warning.Code == "PG3008" && warning.Message.Contains("sleep", StringComparison.Ordinal));

        Assert.StartsWith("The process of Sample.Daemon.Run (base), Sample.Daemon.Run (head) left sleep running", remark.Message, StringComparison.Ordinal);
        MarkedProcesses.ExpectNone(stranger.Run, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("Sample.Dirty.Run", "System.IO.IOException: cannot clean")]
    [InlineData("Sample.Sealed.Run", "Sample.Sealed is sealed")]
    [InlineData("Sample.Thrower.Run", "System.InvalidOperationException: cannot construct")]
    [InlineData("Sample.Fresh.Run", "Its parameters differ from process to process")]
    public void What_cannot_be_measured_says_why_in_one_line(string id, string words)
    {
        var result = Assert.Single(stranger.Check.Expect(3).Report.Results, result => result.Id.StartsWith(id, StringComparison.Ordinal));

        Assert.Equal((id, Outcome.Failed), (result.Id, result.Outcome));
        Assert.Contains(words, result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PerfGate.Runner", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', result.Message!);
    }

    [Fact]
    public void A_class_that_is_not_public_is_left_out_with_a_remark()
    {
        var remark = Assert.Single(stranger.Check.Report.Warnings, warning => warning.Code == "PG2013");

        Assert.Contains("Sample.Internal is left out", remark.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.Check.Report.Results, result => result.Id.Contains("Internal", StringComparison.Ordinal));
    }

    /// <summary>One project with all of it, measured against its own last commit.</summary>
    public sealed class Stranger : IDisposable
    {
        public Stranger()
        {
            Repository = TemporaryRepository.Create();
            Repository.Write("bench/Sample.csproj", BenchmarkProject.File(
                "0.14.0",
                "net10.0-windows;net10.0",
                // What PublishAot sets, without the compiler that it downloads; NU1603: a dependency of BenchmarkDotNet.
                "<StartupHookSupport>false</StartupHookSupport><DynamicCodeSupport>false</DynamicCodeSupport><NoWarn>NU1603</NoWarn>"));
            Repository.Write("bench/Program.cs", BenchmarkProject.Source($$"""
                private int setUps;
                [Params(1, 2)] public int N;
                ~Suite() { if (setUps > 0) { Say("finalizer"); } }
                [GlobalSetup] public void Setup() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Say("exit");
                [GlobalCleanup] public void Cleanup() => Say("cleanup");
                [IterationSetup] public void Before() => setUps++;
                [Benchmark] public int Run() => N + setUps;
                private static void Say(string word) => File.AppendAllText({{Quoted(Ends)}}, word + "\n");
                }

                public class BadExit
                {
                [GlobalSetup] public void Setup() => AppDomain.CurrentDomain.ProcessExit += (_, _) => { Console.WriteLine("Leaving."); Environment.ExitCode = 9; };
                [Benchmark] public int Run() => 1;
                }

                public class Daemon
                {
                [GlobalSetup] public void Setup() { if (OperatingSystem.IsLinux()) { System.Diagnostics.Process.Start("setsid", ["sh", "-c", "sleep 600 & exit"]).WaitForExit(); } }
                [Benchmark] public int Run() => 1;
                }

                public class Dirty { [GlobalCleanup] public void Cleanup() => throw new IOException("cannot clean"); [Benchmark] public int Run() => 1; }
                public class Thrower { public Thrower() => throw new InvalidOperationException("cannot construct"); [Benchmark] public int Run() => 1; }
                public sealed class Sealed { [Benchmark] public int Run() => 1; }
                internal class Internal { [Benchmark] public int Run() => 1; }

                public class Fresh
                {
                public static IEnumerable<Guid> Values => [Guid.NewGuid()];
                [ParamsSource(nameof(Values))] public Guid Id;
                [Benchmark] public int Run() => 1;
                """));
            Directory.CreateDirectory(Repository.In("artifacts"));
            Repository.Commit("all of it");
            Run = ToolRun.Start(Repository.Root, [("PERFGATE_MOST_PAIRS", "1")], "check", "--no-impact", "--base", "self");
            Check = Run.Finish(mayProcessesEndBadly: true);
        }

        internal ToolRun Run { get; }

        internal ToolResult Check { get; }

        /// <summary>What ran at the end of processes, a word a line.</summary>
        internal string Ends => Repository.In("artifacts", "ends.txt");

        private TemporaryRepository Repository { get; }

        public void Dispose()
        {
            Run.Dispose();
            Repository.Dispose();
        }

        private static string Quoted(string text) => "@\"" + text + '"';
    }
}
