using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Measuring;

public sealed class RouteChoiceTests
{
    private static readonly LibraryFacts Known = new("0.15.8", []);
    private static readonly LibraryFacts Old = new("0.13.2", []);
    private static readonly LibraryFacts Next = new("0.16.0", ["IEngine.Run", "IEngine.RunIteration", "EngineFactory.CreateReadyToRun", "EngineParameters.Host"]);

    [Fact]
    public void One_known_version_takes_turns() =>
        Assert.Equal(
            new RouteChoice(MeasuringRoute.Turns, "turns can be taken on BenchmarkDotNet 0.15.8"),
            RouteChoice.Of(RouteWish.Auto, Known, Known));

    [Fact]
    public void Head_alone_is_enough() =>
        Assert.Equal(MeasuringRoute.Turns, RouteChoice.Of(RouteWish.Auto, Known, null).Route);

    [Fact]
    public void An_unknown_version_is_launched_although_nothing_is_missing_in_it() =>
        Assert.Equal(
            new RouteChoice(MeasuringRoute.Launches, "head uses BenchmarkDotNet 0.13.2, and turns are known to work on 0.13.12 to 0.15.8"),
            RouteChoice.Of(RouteWish.Auto, Old, Old));

    [Fact]
    public void What_is_missing_is_named()
    {
        var choice = RouteChoice.Of(RouteWish.Auto, Next, Known);

        Assert.Equal(MeasuringRoute.Launches, choice.Route);
        Assert.Equal(
            "head uses BenchmarkDotNet 0.16.0, and turns are known to work on 0.13.12 to 0.15.8; it does not have IEngine.Run, IEngine.RunIteration, "
            + "EngineFactory.CreateReadyToRun and 1 more member",
            choice.Reason);
    }

    [Fact]
    public void A_known_version_that_lacks_a_member_is_launched() =>
        Assert.Equal(
            new RouteChoice(MeasuringRoute.Launches, "base uses BenchmarkDotNet 0.15.8; it does not have IEngine.Run"),
            RouteChoice.Of(RouteWish.Auto, Known, new LibraryFacts("0.15.8", ["IEngine.Run"])));

    [Fact]
    public void Two_versions_are_launched() =>
        Assert.Equal(
            new RouteChoice(MeasuringRoute.Launches, "base uses BenchmarkDotNet 0.14.0 and head 0.15.8, and turns are taken on one version"),
            RouteChoice.Of(RouteWish.Auto, Known, new LibraryFacts("0.14.0", [])));

    [Fact]
    public void Launches_can_be_asked_for() =>
        Assert.Equal(new RouteChoice(MeasuringRoute.Launches, "the route was asked for"), RouteChoice.Of(RouteWish.Launches, Known, Known));

    [Fact]
    public void Turns_that_cannot_be_taken_are_an_error_with_the_remedy()
    {
        var refused = Assert.Throws<PerfGateException>(() => RouteChoice.Of(RouteWish.Turns, Old, Old));

        Assert.Equal(ExitCode.NotMeasured, refused.ExitCode);
        Assert.Equal(DiagnosticIds.UnsupportedBenchmarkDotNet, Assert.Single(refused.Diagnostics).Code);
        Assert.Contains("--route turns", refused.Message, StringComparison.Ordinal);
        Assert.Contains("0.13.2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Leave the option out", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_launches_are_remarked()
    {
        Assert.Null(RouteChoice.Of(RouteWish.Auto, Known, Known).Warning("Bench"));

        var warning = RouteChoice.Of(RouteWish.Auto, Old, Old).Warning("Bench");

        Assert.Equal(DiagnosticIds.MeasuredByLaunches, warning?.Code);
        Assert.StartsWith("Bench is measured by launches instead of turns: head uses BenchmarkDotNet 0.13.2", warning?.Message, StringComparison.Ordinal);
        Assert.Contains("slower and coarser", warning?.Message, StringComparison.Ordinal);
    }
}
