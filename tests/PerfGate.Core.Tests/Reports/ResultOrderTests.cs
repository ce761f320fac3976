using PerfGate.Core.Reports;

namespace PerfGate.Core.Tests.Reports;

public sealed class ResultOrderTests
{
    [Fact]
    public void A_broken_limit_asks_for_as_much_attention_as_a_regression()
    {
        Assert.All(
            Enum.GetValues<Decision>(),
            decision => Assert.Equal(ResultOrder.Rank(Of("A", Outcome.Regressed, decision)), ResultOrder.Rank(Of("A", Outcome.Broken, decision))));
    }

    [Fact]
    public void What_is_waived_comes_after_what_warns()
    {
        ReportResult[] results = [Of("A", Outcome.Broken, Decision.Waived), Of("B", Outcome.Regressed, Decision.Warn), Of("C", Outcome.Broken, Decision.Warn), Of("D", Outcome.Failed, Decision.Warn)];

        Assert.Equal(["B", "C", "A", "D"], results.Order(ResultOrder.Instance).Select(result => result.Id));
    }

    private static ReportResult Of(string id, Outcome outcome, Decision decision) => new() { Id = id, Outcome = outcome, Decision = decision };
}
