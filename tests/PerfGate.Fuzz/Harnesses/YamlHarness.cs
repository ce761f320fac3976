using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Verdicts;
using PerfGate.Fuzz.Mutation;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.Tool.Load.Planning;
using PerfGate.Yaml;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>What people write by hand: rules, and scenarios of load.</summary>
internal static class YamlHarness
{
    public static Harness Rules { get; } = new()
    {
        Name = "rules",
        Reads = "rules: `perfgate.yml`, and a verdict by them",
        Readers = [typeof(RulesFile)],
        Seeds = () => Seed.Folder("rules"),
        Format = InputFormat.Yaml,
        LongestInput = 8 * 1024,
        Read = ReadRules,
        IsRefusal = IsMistake,
    };

    public static Harness Scenarios { get; } = new()
    {
        Name = "scenario",
        Reads = "scenarios of `perfgate load`, and their plan",
        Readers = [typeof(ScenarioFile)],
        Seeds = () => Seed.Folder("scenario"),
        Format = InputFormat.Yaml,
        LongestInput = 8 * 1024,
        Read = ReadScenario,
        IsRefusal = IsMistake,
    };

    /// <summary>Every mistake of a file of people's own has its line and column.</summary>
    private static bool IsMistake(Exception fault) =>
        Harness.IsInvalidInput(fault) && ((PerfGateException)fault).Diagnostics.All(one => one.Location is { Line: > 0, Column: > 0 });

    private static string ReadRules(byte[] input)
    {
        var rules = RulesFile.Parse(Encoding.UTF8.GetString(input), "perfgate.yml");
        var report = Judge.Decide(new JudgeRequest
        {
            Base = MeasurementHarness.Side(100),
            Head = MeasurementHarness.Side(103),
            Rules = rules,
            Today = new DateOnly(2026, 11, 30),
            RequiresBase = true,
        });
        return $"{report.Verdict} {ReportHarness.Show(report, input)}";
    }

    private static string ReadScenario(byte[] input)
    {
        var folder = Scratch.Folder("scenario");
        var feed = Path.Combine(folder, "users.csv");
        if (!File.Exists(feed))
        {
            File.WriteAllText(feed, "id,name\n1,a\n2,b\n");
            File.WriteAllText(Path.Combine(folder, "order.json"), """{ "customer": "{user}" }""");
        }

        var scenario = ScenarioFile.Parse(Encoding.UTF8.GetString(input), Path.Combine(folder, "shop.yml"), new ScenarioOptions { Variable = name => name == "TOKEN" ? "t" : null });
        using var plan = new StringWriter();
        LoadPlanText.Write(plan, scenario);
        return $"{ScenarioWords.IdentityOf(scenario)} {plan}";
    }
}
