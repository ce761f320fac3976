using BenchmarkDotNet.Attributes;
using PerfGate.Benchmarks.Data;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.Yaml;

namespace PerfGate.Benchmarks;

/// <summary>A rules file of 50 rules: reading it, and asking it about each benchmark.</summary>
public class RulesBenchmarks
{
    private const string File = "perfgate.yml";
    private const int Rules = 50;

    private string text = "";
    private string[] ids = [];
    private RuleBook? book;

    [GlobalSetup]
    public void Setup()
    {
        text = RulesText.Of(Rules);
        ids = [.. Enumerable.Range(0, 1_000).Select(BenchmarkNames.Of)];
        book = new RuleBook(RulesFile.Parse(text, File));
    }

    [Benchmark]
    public GateRules ParseYamlOf50Rules() => RulesFile.Parse(text, File);

    /// <returns>A sum, so that no answer can be left out.</returns>
    [Benchmark]
    public double LimitsOf1000Benchmarks()
    {
        var floors = 0.0;
        foreach (var id in ids)
        {
            floors += book!.LimitFor(id, Metric.Time).Floor;
        }

        return floors;
    }
}
