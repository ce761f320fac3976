using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>What stands against comparing the two sides, from the environments that they were measured in.</summary>
/// <param name="OfTimes">Why times, and whatever else varies, cannot be compared; null when nothing is known against it.</param>
/// <param name="OfCounts">The same for exact metrics, which do not depend on the processor.</param>
/// <param name="Warnings">The objections, for the head of the report.</param>
internal sealed partial record Comparability(string? OfTimes, string? OfCounts, IReadOnlyList<ReportWarning> Warnings)
{
    private const string Turns = "turns";

    /// <remarks>A part that a side does not state is no objection: imported files often leave it out.</remarks>
    public static Comparability Of(MeasuredEnvironment? baseSide, MeasuredEnvironment headSide, Design design)
    {
        if (baseSide is null)
        {
            return new Comparability(null, null, []);
        }

        var runtime = Difference("runtime", Version(baseSide.Runtime), Version(headSide.Runtime), baseSide.Runtime, headSide.Runtime);
        var library = Difference(
            "BenchmarkDotNet", baseSide.BenchmarkDotNet, headSide.BenchmarkDotNet, baseSide.BenchmarkDotNet, headSide.BenchmarkDotNet);
        var processor = Difference("processor", baseSide.Cpu, headSide.Cpu, baseSide.Cpu, headSide.Cpu);

        // Measured in one run by a route that is made for it: compared all the same, so that an update of the library does not switch a gate off.
        var isObjection = library is not null && !(design == Design.Paired && baseSide.Route is not null && baseSide.Route == headSide.Route);
        var ofCounts = runtime ?? (isObjection ? library : null);
        var route = baseSide.Route == headSide.Route ? null
            : $"route differs: {baseSide.Route ?? Turns} in base, {headSide.Route ?? Turns} in head";
        var warnings = new List<ReportWarning>();
        if (runtime is not null)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.RuntimesDiffer, $"{runtime}: no metric can be compared; measure both sides on one runtime"));
        }

        if (library is not null)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.NotComparable,
                isObjection
                    ? $"{library}: its versions measure differently; use one version on both sides"
                    : $"{library}: a part of any difference may be the library's; the next change on one version is free of it"));
        }

        // A stored baseline decides no times anyway, wherever it was measured.
        if (processor is not null && design != Design.Stored)
        {
            warnings.Add(new ReportWarning(
                DiagnosticIds.NotComparable, $"{processor}: times cannot be compared; measure both sides on one machine"));
        }

        return new Comparability(ofCounts ?? processor ?? route, ofCounts, warnings);
    }

    private static string? Difference(string part, string? one, string? other, string? shownOne, string? shownOther) =>
        one is null || other is null || one == other ? null : $"{part} differs: {shownOne} in base, {shownOther} in head";

    /// <summary>The version inside a runtime's description, ".NET 10.0.12 (10.0.1226.5)"; the whole text without one.</summary>
    private static string? Version(string? runtime) =>
        runtime is not null && VersionPattern().Match(runtime) is { Success: true } match ? match.Value : runtime;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionPattern();
}
