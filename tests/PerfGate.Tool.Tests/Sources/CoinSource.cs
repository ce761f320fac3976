using System.CommandLine;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Limits;
using PerfGate.Core.Words;
using PerfGate.Tool.Commands;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Tests.Sources;

/// <summary><c>perfgate flip</c>: a whole source with two limits and a table. It shows how little one needs.</summary>
internal static class CoinSource
{
    /// <summary>What rules and waivers may name.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["heads", "edges"];

    public static Command Create(ToolParts parts)
    {
        var heads = new Argument<double>("HEADS");
        var pValue = new Argument<double>("P-VALUE");
        var edges = new Argument<double>("EDGES");
        var policy = SharedOptions.Policy();
        var output = new Option<string>("--output");
        var command = new Command("flip", "Flips a coin.") { heads, pValue, edges, policy, output };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                var (share, proof, stood) = (parsed.GetValue(heads), parsed.GetValue(pValue), parsed.GetValue(edges));
                var fair = Check("heads", share, limit: 0.55) with { Above = proof, Below = 1 - proof, IsAbove = share > 0.55, WhyOpen = "more flips would settle it" };
                var flat = Check("edges", stood, limit: 1) with { Fact = stood > 1 ? Outcome.Broken : Outcome.Kept };
                var judged = Judge.Decide(new JudgeRequest
                {
                    Head = new MeasurementSet { Environment = new MeasuredEnvironment { Key = "table" }, Benchmarks = [] },
                    Rules = RulesLookup.Find(parsed.GetValue(policy), Environment.CurrentDirectory, topFolder: null),
                    Today = new DateOnly(2026, 6, 1),
                    Design = Design.Checks,
                    Checks = [fair, flat],
                });
                var report = judged with
                {
                    Subject = new Subject("coin", "coins"),
                    Sections = [ReportSection.Of(SectionPlace.After, new ReportTable("Flips", ["Coin", "Heads:"], [["penny", Quantity.Percent(share)]]))],
                };
                OutputFolder.WriteReport(parsed.GetValue(output)!, report);
                return ReportExit.Of(report);
            },
            cancellation));
        return command;
    }

    private static LimitCheck Check(string metric, double value, double limit) => new()
    {
        Result = new ReportResult
        {
            Id = "penny",
            Metric = metric,
            Unit = "1",
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Limit = limit,
            LimitKind = "coin",
            LimitOrigin = "default",
            Ratio = value / limit,
            Rule = $"{metric} ≤ {Quantity.Number(limit)} (default)",
            Message = $"{metric}: {Quantity.Number(value)}, limit {Quantity.Number(limit)}",
        },
    };
}
