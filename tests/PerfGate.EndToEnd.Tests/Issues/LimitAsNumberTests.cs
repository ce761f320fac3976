using System.Text.Json.Nodes;
using PerfGate.Core.Measurements;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.EndToEnd.Tests.Load;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: the limit of a rule ended as prose, and no program could read from <c>report.json</c> what a result was held against.</summary>
[Trait("speed", "slow")]
public sealed class LimitAsNumberTests : IDisposable
{
    private const int Pairs = 16;

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_budget_is_a_number_with_its_kind_and_origin()
    {
        folder.Write();

        var results = ResultsOf(folder.Run().Expect(0));

        string[] metrics = ["p50", "p95", "p99", "error-rate"];
        Assert.All(metrics, metric => Assert.Single(results, one => (string?)one["metric"] == metric));
        Assert.All(results, one => Assert.Equal("budget", (string?)one["limitKind"]));
        Assert.All(results, one => Assert.InRange((double)one["limit"]!, 0, 30e9));
        Assert.All(results.Where(one => ((string)one["metric"]!)[0] == 'p'), one => Assert.StartsWith("shop.yml:", (string?)one["limitOrigin"], StringComparison.Ordinal));
        Assert.All(results, one => Assert.NotEmpty((string)one["limitOrigin"]!));
        Assert.Equal(20e9, (double)results.Single(one => (string?)one["metric"] == "p99")["limit"]!);
    }

    [Fact]
    public void A_regression_has_the_growth_that_the_rules_allow()
    {
        Write("base.json", 1000);
        Write("head.json", 1500);

        var results = ResultsOf(ToolRun.RunIn(folder.Root, "compare", "base.json", "head.json", "--output", Path.Combine("artifacts", "perfgate")).Expect(1));

        var regressed = Assert.Single(results);
        Assert.Equal("regressed", (string?)regressed["outcome"]);
        Assert.Equal(("increase", "default"), ((string?)regressed["limitKind"], (string?)regressed["limitOrigin"]));
        Assert.InRange((double)regressed["limit"]!, 0.005, 0.1);
    }

    private static JsonObject[] ResultsOf(ToolResult result) =>
        [.. JsonNode.Parse(File.ReadAllText(result.InOutput("report.json")))!["results"]!.AsArray().Select(one => one!.AsObject())];

    private void Write(string file, double time) => MeasurementFile.Write(Path.Combine(folder.Root, file), new MeasurementSet
    {
        Environment = new MeasuredEnvironment { Key = "k" },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "N.T.M",
                Metrics =
                [
                    new Metric
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. Enumerable.Range(1, Pairs).Select(pair => new Launch { Pair = pair, Values = [time + (pair % 5)] })],
                    },
                ],
            },
        ],
    });
}
