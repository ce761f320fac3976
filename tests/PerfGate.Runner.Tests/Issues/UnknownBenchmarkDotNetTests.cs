using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>
/// Reported: any other BenchmarkDotNet is exit 3, so that one automated update switches a gate off. Here the process really has an
/// assembly of the identity of 0.16.0 with its changed signatures: a stand-in, for 0.16 itself was not run.
/// </summary>
public sealed class UnknownBenchmarkDotNetTests
{
    private static readonly BuiltProject Project = Find();

    [Fact]
    public void Its_benchmarks_are_listed()
    {
        var listing = Listed();

        Assert.Equal("0.16.0", listing.BenchmarkDotNet);
        Assert.Equal(
            ["PerfGate.NextEngine.Project.Program.Count", "PerfGate.NextEngine.Project.Program.Throw"],
            listing.Benchmarks.Select(one => one.Id).Order());
        Assert.All(listing.Benchmarks, one => Assert.EndsWith("Program.cs", one.SourceFile, StringComparison.Ordinal));
    }

    [Fact]
    public void What_turns_miss_in_it_is_found_before_it_is_touched()
    {
        var missing = Listed().MissingForTurns;

        Assert.Contains("IEngine.RunIteration", missing);
        Assert.Contains("EngineParameters.Dummy1Action", missing);
        Assert.Contains("EngineParameters.GlobalSetupAction", missing);
        Assert.Contains("TurnEngine without RunAsync", missing);
        Assert.DoesNotContain(missing, one => one.StartsWith("IHost.WriteLine", StringComparison.Ordinal));
    }

    [Fact]
    public void Launches_are_chosen_and_the_remark_says_why()
    {
        var choice = RouteChoice.Of(RouteWish.Auto, Listed().Library, Listed().Library);

        Assert.Equal(MeasuringRoute.Launches, choice.Route);
        Assert.Contains("0.16.0", choice.Reason, StringComparison.Ordinal);
        Assert.Contains("it does not have ", choice.Reason, StringComparison.Ordinal);
        Assert.Equal(DiagnosticIds.MeasuredByLaunches, choice.Warning("Bench")?.Code);
    }

    [Fact]
    public void A_benchmark_is_launched_by_a_run_with_more_parameters_than_before()
    {
        var (plan, ofBase, ofHead) = Launched("Count");

        Assert.Equal(LaunchPlan.First, plan);
        Assert.All([ofBase!, ofHead], side =>
        {
            Assert.InRange(Assert.Single(side.Times), 0.01, 1e6);
            Assert.Equal(24, side.Allocated.Bytes);
            Assert.Null(side.Exit);
        });
    }

    [Fact]
    public void A_benchmark_that_throws_says_what_it_threw_and_where()
    {
        var failed = Assert.Throws<PairFailedException>(() => Launched("Throw")).Failure;

        Assert.True(failed.IsBase);
        Assert.Equal(FailureReason.Threw, failed.Failure.Reason);
        Assert.StartsWith("System.InvalidOperationException: of the benchmark (at PerfGate.NextEngine.Project.Program.Throw()", failed.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Turns_that_are_asked_for_end_with_a_refusal_and_not_in_a_fault()
    {
        var refused = Assert.Throws<PerfGateException>(() => RouteChoice.Of(RouteWish.Turns, Listed().Library, null));

        Assert.Equal(ExitCode.NotMeasured, refused.ExitCode);
    }

    private static ProjectListing Listed() => ProjectListing.Read(Project, "head", TestContext.Current.CancellationToken);

    private static (LaunchPlan Plan, LaunchValues? Base, LaunchValues Head) Launched(string method)
    {
        var subject = new Subject(Project, Listed().Benchmarks.Single(one => one.Method == method)) { Route = MeasuringRoute.Launches };
        return new LaunchMeasurement(new LaunchSettings(TimeSpan.FromMinutes(2)))
            .Measure(subject, subject, null, baseFirst: true, TestContext.Current.CancellationToken);
    }

    private static BuiltProject Find()
    {
        // <tests>/<this project>/bin/<configuration>/<framework>/
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        const string Name = "PerfGate.NextEngine.Project";
        var folder = Path.Combine(own.Parent!.Parent!.Parent!.Parent!.FullName, Name);
        return new BuiltProject(Name, Path.Combine(folder, Name + ".csproj"), Path.Combine(folder, "bin", own.Parent.Name, own.Name, Name + ".dll"), own.Name, "");
    }
}
