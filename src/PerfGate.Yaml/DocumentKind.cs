using PerfGate.Core.Diagnostics;

namespace PerfGate.Yaml;

/// <summary>What a file is to its reader, for messages.</summary>
/// <param name="Name">In a sentence.</param>
/// <param name="InvalidId">Diagnostic of a mistake in it.</param>
/// <param name="MissingId">Diagnostic of its absence.</param>
/// <param name="MissingRemedy">What to do then.</param>
internal sealed record DocumentKind(string Name, string InvalidId, string MissingId, string MissingRemedy)
{
    public static readonly DocumentKind Rules = new(
        "rules file", DiagnosticIds.InvalidRules, DiagnosticIds.RulesFileMissing, "name one that exists, or leave the option out for the defaults");

    public static readonly DocumentKind Scenario = new(
        "scenario", DiagnosticIds.InvalidScenario, DiagnosticIds.ScenarioMissing, "name one that exists");
}
