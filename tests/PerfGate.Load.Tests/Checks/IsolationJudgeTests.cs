using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Checks;

public sealed class IsolationJudgeTests
{
    private static readonly IsolationPlan Plan = new("small", "big") { VictimRate = 10, AggressorRate = 100 };

    [Fact]
    public void AleakIsBrokenAndTheMessageNamesWhatWouldBoundIt()
    {
        var results = Decided.Isolation(Plan, Blocks(12, growth: 3, seed: 1));

        Assert.All(results.Skip(1), result => Assert.Equal(Outcome.Broken, result.Outcome));
        Assert.Equal(("error-rate", Outcome.Kept), (results[0].Metric, results[0].Outcome));
        Assert.Equal("read [small]", results[0].Id);
        Assert.Contains("pools of their own", results[1].Message, StringComparison.Ordinal);
        Assert.Contains("a rate limit for 'big'", results[1].Message, StringComparison.Ordinal);
        Assert.Single(results, result => result.Message!.Contains("What would bound it", StringComparison.Ordinal));
    }

    [Fact]
    public void NoneIsKept() => Assert.All(
        Decided.Isolation(Plan, Blocks(12, growth: 1, seed: 2)),
        result => Assert.Equal((Outcome.Kept, Decision.Pass), (result.Outcome, result.Decision)));

    /// <summary>Right at the limit nothing may be proved more often than the rules say, in either direction.</summary>
    [Fact]
    public void AtTheLimitItStaysOpen()
    {
        const int Runs = 300;
        int broken = 0, kept = 0;
        for (var run = 0; run < Runs; run++)
        {
            var results = Decided.Isolation(Plan, Blocks(10, growth: 1.1, seed: 100 + run, requests: 60));
            broken += results.Any(result => result.Outcome == Outcome.Broken) ? 1 : 0;
            kept += results.Count(result => result is { Metric: not "error-rate", Outcome: Outcome.Kept });
        }

        Assert.InRange(broken, 0, 11);
        Assert.InRange(kept, 0, 3 * Runs * 0.08);
    }

    [Fact]
    public void FewBlocksAreRefusedAndAsManyArePlannedAsAproofTakes()
    {
        var few = Assert.Throws<PerfGateException>(() => Decided.Isolation(Plan, Blocks(7, growth: 3, seed: 3)));

        Assert.Equal(DiagnosticIds.TooFewBlocks, Assert.Single(few.Diagnostics).Code);
        Assert.Equal(11, IsolationJudge.BlocksFor(Plan with { Blocks = 8 }, tests: 4, falseAlarms: 0.01));
        Assert.Equal(12, IsolationJudge.BlocksFor(Plan, tests: 4, falseAlarms: 0.01));
    }

    [Fact]
    public void AvictimThatIsRefusedNeedsAlimiterOfItsOwn()
    {
        var blocks = Blocks(12, growth: 3, seed: 4).Select(block => block with { Beside = Shed(block.Beside, 50), Aggressor = Shed(block.Aggressor, 50) });

        var results = Decided.Isolation(Plan, [.. blocks]);

        Assert.Equal(("error-rate", Outcome.Broken), (results[0].Metric, results[0].Outcome));
        Assert.Contains("a limiter for each tenant", results[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("none of its requests was refused", results[0].Message, StringComparison.Ordinal);
    }

    /// <summary>As many blocks as are planned at the least; in one of them the aggressor's load did not arrive.</summary>
    [Fact]
    public void OneSpoiltBlockDoesNotHideAleak()
    {
        var blocks = Blocks(11, growth: 3, seed: 5).ToArray();
        blocks[4] = blocks[4] with { Beside = blocks[4].Alone };

        Assert.All(Decided.Isolation(Plan, blocks).Skip(1), result => Assert.Equal(Outcome.Broken, result.Outcome));
    }

    private static LoadWindow Shed(LoadWindow window, long count) => window with
    {
        Series = [window.Series[0] with { Outcomes = new Dictionary<RequestOutcome, long>(window.Series[0].Outcomes) { [RequestOutcome.Shed] = count } }],
    };

    private static IReadOnlyList<IsolationBlock> Blocks(int count, double growth, int seed, int requests = 400)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new IsolationBlock(
            Windows.Window(Windows.Lognormal(random, requests, 5e6, 0.1)),
            Windows.Window(Windows.Lognormal(random, requests, 5e6 * growth, 0.1)),
            Windows.Window(Windows.Lognormal(random, requests, 50e6, 0.1))))];
    }
}
