using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;

namespace PerfGate.Load.Tests.Scenarios;

/// <summary>Reads scenarios in a folder of their own, without any variable of the machine's.</summary>
internal static class ScenarioText
{
    public const string Head = "target: http://127.0.0.1:5080\nload: { rate: 200/s }\nendpoints: [GET /]\n";

    public static LoadScenario Read(string text, string path = "scenario.yml") =>
        ScenarioFile.Parse(text, path, new ScenarioOptions { Variable = Variable });

    /// <summary>Each mistake as <c>line,column message</c>.</summary>
    public static string[] Mistakes(string text, string path = "scenario.yml")
    {
        var exception = Assert.Throws<PerfGateException>(() => Read(text, path));
        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.All(exception.Diagnostics, mistake => Assert.Equal(DiagnosticIds.InvalidScenario, mistake.Code));
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        return [.. exception.Diagnostics.Select(mistake => $"{mistake.Location!.Line},{mistake.Location.Column} {mistake.Message}")];
    }

    private static string? Variable(string name) => name == "TOKEN" ? "s3cret" : null;
}
