using PerfGate.Core.Diagnostics;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

public sealed class PauseCheckTests
{
    private static readonly LoadPause Second = new(12, 1.0042, 1004, PauseCause.Service);

    [Fact]
    public void ApauseBeyondTheLimitIsBrokenAndSaysWhenAndHowLong()
    {
        var finding = Assert.Single(Check(Second).Findings);

        Assert.True(finding.IsBroken);
        Assert.Equal((200e6, 1.0042e9), (finding.Limit, finding.Longest));
        Assert.Equal(
            "stood still with the whole service for 1.00 s from 12.0 s on: 1,004 requests were due and none was answered; limit 200 ms",
            finding.Sentence);
        Assert.Equal("pause < 200 ms (default for read)", finding.Rule.Rule);
    }

    [Fact]
    public void AshorterPauseAndNoneAreKept()
    {
        var shorter = Assert.Single(Check(Second with { Seconds = 0.08 }).Findings);
        var none = Assert.Single(Check().Findings);

        Assert.Equal((false, 0.08e9), (shorter.IsBroken, shorter.Longest));
        Assert.Equal("the longest pause lasted 0.08 s, from 12.0 s on; limit 200 ms", shorter.Sentence);
        Assert.Equal((false, 0), (none.IsBroken, none.Longest));
        Assert.Equal("no pause was found; limit 200 ms", none.Sentence);
    }

    [Fact]
    public void SeveralPausesAreCounted() => Assert.EndsWith(
        "none was answered; 2 more pauses were beyond the limit; limit 200 ms",
        Assert.Single(Check(Second, Second with { Start = 3, Seconds = 0.2 }, Second with { Start = 5, Seconds = 0.3 }, Second with { Start = 7, Seconds = 0.1 }).Findings).Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void WhereNobodyLookedNothingIsSaid() => Assert.Empty(PauseCheck.Of(Scenario(), Total(1000) with { Pauses = null }).Findings);

    /// <summary>20 requests must fall due within 200 ms, the median of 5 ms apart.</summary>
    [Theory]
    [InlineData(102, false)]
    [InlineData(103, true)]
    public void ArateThatShowsNoPauseOfTheLimitIsNotKept(int rate, bool isJudged) =>
        Assert.Equal(isJudged, PauseCheck.Of(Scenario(), Total(rate)).Findings.Count == 1);

    [Fact]
    public void ApauseOfAllIsChargedToEndpointsThatAreTooRareToShowIt()
    {
        var findings = PauseCheck.Of(Scenario(), Total(10) with { Pauses = LoadPauses.Of([Second]) }).Findings;

        Assert.True(Assert.Single(findings).IsBroken);
    }

    [Theory]
    [InlineData(PauseCause.Generator, "The generator itself stood still for 1.00 s from 12.0 s on (1,004 requests were due)")]
    [InlineData(PauseCause.Machine, "The machine did not run the generator for 1.00 s from 12.0 s on (1,004 requests were due)")]
    public void ApauseOfTheGeneratorIsNeverTheServices(PauseCause cause, string words)
    {
        var found = Check(Second with { Cause = cause });

        Assert.Empty(found.Findings);
        var warning = Assert.Single(found.Warnings);
        Assert.Equal((DiagnosticIds.GeneratorPaused, Severity.Warning), (warning.Code, warning.Severity));
        Assert.StartsWith(words, warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("is not known: the pauses of 'read' are not judged.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApauseOfTheGeneratorBelowTheLimitHidesNothing()
    {
        var found = Check(Second with { Seconds = 0.19, Cause = PauseCause.Machine });

        Assert.Equal((false, 0), (Assert.Single(found.Findings).IsBroken, found.Findings[0].Longest));
        Assert.Empty(found.Warnings);
    }

    [Fact]
    public void ApauseOfTheServiceIsBrokenWhateverTheGeneratorDidBesides()
    {
        var found = Check(Second, Second with { Start = 3, Cause = PauseCause.Machine });

        Assert.True(Assert.Single(found.Findings).IsBroken);
        Assert.EndsWith("It is not charged to the service.", Assert.Single(found.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApauseOfOneEndpointAndTenantIsNobodyElses()
    {
        var scenario = Scenario();
        scenario = scenario with { Endpoints = [scenario.Endpoints[0], scenario.Endpoints[0] with { Name = "list" }] };
        var one = Total(1000).Series[0];
        var total = Total(1000) with
        {
            Series = [one with { Tenant = "big" }, one with { Tenant = "small" }, one with { Endpoint = "list", Tenant = "big" }],
            Pauses = LoadPauses.Of([Second with { Endpoint = "read", Tenant = "small" }]),
        };

        var findings = PauseCheck.Of(scenario, total).Findings;

        Assert.Equal([("read", "big", false), ("read", "small", true), ("list", "big", false)], findings.Select(finding => (finding.Endpoint, finding.Tenant!, finding.IsBroken)));
        Assert.StartsWith("stood still for 1.00 s", findings[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLimitIsTheNearestPauseThatIsSetAndElseWhatIsWorthALook()
    {
        var own = new LatencyBudget { Pause = TimeSpan.FromSeconds(2), Line = 14 };
        var ofClass = new LatencyBudget { Pause = TimeSpan.FromSeconds(3), Line = 20 };
        var look = new LatencyBudget { Investigate = TimeSpan.FromSeconds(4), Line = 15 };

        Assert.Equal("pause < 2 s (shop.yml:14)", Rule(own, ofClass));
        Assert.Equal("pause < 3 s (shop.yml:20)", Rule(look, ofClass));
        Assert.Equal("pause < 4 s (shop.yml:15)", Rule(look, null));
        Assert.Equal("pause < 200 ms (default for read)", Rule(null, null));
        Assert.Equal("pause < 50 ms (shop.yml:15)", Rule(look with { Investigate = TimeSpan.FromMilliseconds(3) }, null));
    }

    [Fact]
    public void Ap99BeyondInvestigateIsSaidOfEachSeriesTheFurthestFirst()
    {
        var one = Total(1000).Series[0];
        LoadSeries Of(string? tenant, double p99) => one with { Tenant = tenant, Response = one.Response with { P99 = p99 } };
        var total = Total(1000) with { Series = [Of("a", 199e6), Of("b", 804.8e6), Of("c", 1e9)] };

        var said = InvestigateCheck.Of(Scenario(), total);

        Assert.Equal(
            ["p99 of 'read [c]' is 1 s, beyond 200 ms: investigate", "p99 of 'read [b]' is 804.8 ms, beyond 200 ms: investigate"],
            said.Select(one => one.Message));
        Assert.All(said, one => Assert.Equal((DiagnosticIds.BeyondInvestigate, Severity.Warning), (one.Code, one.Severity)));
    }

    [Fact]
    public void TheLongestAreKeptAndTheRestCounted()
    {
        var pauses = LoadPauses.Of(
            [.. Enumerable.Range(0, 300).Select(i => Second with { Start = i, Seconds = 0.1 + (i % 7) }), Second with { Endpoint = "rare", Seconds = 0.06 }],
            leftOut: 5);

        Assert.Equal(LoadPauses.Most, pauses.Longest.Count);
        Assert.Equal(5 + 301 - LoadPauses.Most, pauses.LeftOut);
        Assert.Contains(pauses.Longest, pause => pause.Endpoint == "rare");
        Assert.Equal(pauses.Longest.Select(pause => pause.Start).Order(), pauses.Longest.Select(pause => pause.Start));
        Assert.All(pauses.Longest.Where(pause => pause.Endpoint is null), pause => Assert.True(pause.Seconds > 4));
    }

    private static PauseFindings Check(params LoadPause[] pauses) => PauseCheck.Of(Scenario(), Total(1000) with { Pauses = LoadPauses.Of(pauses) });

    private static string Rule(LatencyBudget? own, LatencyBudget? ofClass)
    {
        var scenario = Scenario();
        return PauseLimit.For(
            scenario with { Budgets = ofClass is null ? scenario.Budgets : new Dictionary<EndpointClass, LatencyBudget> { [EndpointClass.Read] = ofClass } },
            scenario.Endpoints[0] with { Budget = own })!.Rule;
    }

    private static LoadScenario Scenario() => Windows.Scenario(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    private static LoadWindow Total(int rate) => new()
    {
        Seconds = 20,
        Due = 20 * rate,
        Series =
        [
            new LoadSeries
            {
                Endpoint = "read",
                Outcomes = new Dictionary<RequestOutcome, long> { [RequestOutcome.Ok] = 20 * rate },
                Response = new LatencySummary { Count = 20 * rate, P50 = 5e6, P99 = 50e6 },
            },
        ],
        Pauses = LoadPauses.Of([]),
    };
}
