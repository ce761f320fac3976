using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Core.Reports;

/// <summary>Files of schema <c>perfgate.report/1</c>: <c>report.json</c>.</summary>
public static class ReportFile
{
    private static readonly CanonicalDocument<GateReport> Document = new(
        GateReport.SchemaName,
        ReportJson.Instance.GateReport,
        TakeUnknownFields,
        Faults);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="upgrade">Makes sections of what an earlier version's report has of a source; null: such a part is an unknown field.</param>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    public static FileContent<GateReport> Read(string path, Func<GateReport, GateReport>? upgrade = null) => Document.Read(path, strict: false, upgrade);

    /// <summary>As <see cref="Read"/>, from memory; <paramref name="name"/> is what diagnostics call it.</summary>
    /// <exception cref="PerfGateException">Exit code 2: malformed, of another schema, or inconsistent.</exception>
    public static FileContent<GateReport> Parse(ReadOnlySpan<byte> json, string name, bool strict = false, Func<GateReport, GateReport>? upgrade = null) =>
        Document.Parse(json, name, strict, upgrade);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string, bool, Func{GateReport, GateReport})"/>
    public static FileContent<GateReport> Parse(Stream json, string name, bool strict = false) => Document.Parse(json, name, strict);

    /// <summary>Writes the canonical form, completely or not at all.</summary>
    public static void Write(string path, GateReport report) => Document.Write(path, Canonical(report));

    /// <summary>The canonical form.</summary>
    public static byte[] ToBytes(GateReport report) => Document.ToBytes(Canonical(report));

    private static GateReport Canonical(GateReport report) => report with { Schema = GateReport.SchemaName };

    private static IEnumerable<string> Faults(GateReport report)
    {
        for (var i = 0; i < report.Results.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(report.Results[i]?.Id))
            {
                yield return $"Result #{i + 1} has an empty 'id'.";
            }
            else if (report.Results[i].Cause is { } cause && cause.Members.Concat(cause.Path).Any(name => name is null))
            {
                yield return $"Result #{i + 1}, '{report.Results[i].Id}', has a cause with a name that is null.";
            }
            else if (report.Results[i].Warnings.Any(warning => warning is null))
            {
                yield return $"Result #{i + 1}, '{report.Results[i].Id}', has a warning that is null.";
            }
            else if (report.Results[i].History?.Any(point => point is null) == true)
            {
                yield return $"Result #{i + 1}, '{report.Results[i].Id}', has a baseline in its history that is null.";
            }
        }

        if (report.Warnings.Any(warning => warning is null))
        {
            yield return "A warning of the report is null.";
        }

        foreach (var fault in SectionFaults.Of(report))
        {
            yield return fault;
        }
    }

    private static void TakeUnknownFields(GateReport report, UnknownFieldLog log)
    {
        log.Take(report.UnknownFields, "");
        log.Take(report.Base.UnknownFields, "base.");
        log.Take(report.Head.UnknownFields, "head.");
        log.Take(report.Environment.UnknownFields, "environment.");
        log.Take(report.Methodology.UnknownFields, "methodology.");
        log.Take(report.Noise?.UnknownFields, "noise.");
        log.Take(report.Noise?.Machine?.UnknownFields, "noise.machine.");
        log.Take(report.Counts.UnknownFields, "counts.");
        for (var i = 0; i < report.Results.Count; i++)
        {
            log.Take(report.Results[i].UnknownFields, $"results[{i}].");
            log.Take(report.Results[i].Cause?.UnknownFields, $"results[{i}].cause.");
        }

        foreach (var (i, section) in (report.Sections ?? []).Index())
        {
            log.Take(section.UnknownFields, $"sections[{i}].");
        }

        for (var i = 0; i < report.Warnings.Count; i++)
        {
            log.Take(report.Warnings[i].UnknownFields, $"warnings[{i}].");
        }
    }
}
