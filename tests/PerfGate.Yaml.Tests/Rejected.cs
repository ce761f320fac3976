using PerfGate.Core.Diagnostics;

namespace PerfGate.Yaml.Tests;

/// <summary>The mistakes of a text that must be refused.</summary>
internal static class Rejected
{
    /// <summary>Each as <c>line,column message</c>, after checking what all of them share.</summary>
    public static string[] Mistakes(string text)
    {
        var exception = Assert.Throws<PerfGateException>(() => RulesFile.Parse(text, "perfgate.yml"));
        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.All(exception.Diagnostics, mistake =>
        {
            Assert.Equal(DiagnosticIds.InvalidRules, mistake.Code);
            Assert.Equal(Severity.Error, mistake.Severity);
            Assert.Equal("perfgate.yml", mistake.Location?.File);
        });
        return [.. exception.Diagnostics.Select(mistake => $"{mistake.Location!.Line},{mistake.Location.Column} {mistake.Message}")];
    }
}
