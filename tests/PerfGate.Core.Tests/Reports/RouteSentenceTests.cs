using PerfGate.Core.Rendering;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Reports;

public sealed class RouteSentenceTests
{
    [Fact]
    public void A_report_says_how_its_pairs_were_measured()
    {
        Assert.Contains("taking turns", First(route: null), StringComparison.Ordinal);
        Assert.Contains("launched in alternation (A B B A)", First("launches"), StringComparison.Ordinal);
        Assert.DoesNotContain("taking turns", First("launches"), StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_of_two_routes_are_named() =>
        Assert.StartsWith("The projects were measured by different routes: A by turns, B by launches.", First("A by turns, B by launches"), StringComparison.Ordinal);

    private static string First(string? route)
    {
        var report = SampleReports.Passed();
        return MethodologySentences.Of(report with { Environment = report.Environment with { Route = route } })[0];
    }
}
