using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Reports;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Files;

/// <summary>Files of schema <c>perfgate.report/1</c>: <c>report.json</c>.</summary>
public static class ReportFile
{
    private static readonly CanonicalDocument<GateReport> Document = new(
        GateReport.SchemaName,
        CanonicalJson.Instance.GateReport,
        TakeUnknownFields,
        Faults);

    /// <summary>Reads a file; <paramref name="strict"/> (input from a fork) refuses unknown fields instead of warning of them.</summary>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    public static FileContent<GateReport> Read(string path, bool strict = false) => Document.Read(path, strict);

    /// <summary>As <see cref="Read"/>, from memory; <paramref name="name"/> is what diagnostics call it.</summary>
    /// <exception cref="PerfGateException">Exit code 2: malformed, of another schema, or inconsistent.</exception>
    public static FileContent<GateReport> Parse(ReadOnlySpan<byte> json, string name, bool strict = false) =>
        Document.Parse(json, name, strict);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string, bool)"/>
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
        }

        if (report.Warnings.Any(warning => warning is null))
        {
            yield return "A warning of the report is null.";
        }

        if (report.Load is { } load
            && (load.Limits.Any(limit => limit is null) || new[] { load.Before, load.After }.Any(side => side is not null && !IsSound(side))))
        {
            yield return "The section 'load' has an entry that is null, an endpoint without a name, a curve with fewer times than parts, a pause that cannot be, or a side without a length.";
        }
    }

    private static bool IsSound(LoadSide side) =>
        side.Total.Seconds > 0
        && side.Total.Series.All(series => series is { Endpoint.Length: > 0 })
        && (side.Total.Pauses is null || LoadFaults.IsSound(side.Total.Pauses))
        && side.Points.All(point => point is { Name: not null })
        && side.Rates.All(rates => rates is not null)
        && side.Curves.All(curve => curve is { Name: not null } && curve.Parts.Count == curve.Values.Count)
        && side.Generators.All(generator => generator is not null);

    private static void TakeUnknownFields(LoadSection? load, UnknownFieldLog log)
    {
        log.Take(load?.UnknownFields, "load.");
        log.Take(load?.Identity.UnknownFields, "load.identity.");
        foreach (var (side, path) in new[] { (load?.Before, "load.before."), (load?.After, "load.after.") })
        {
            log.Take(side?.UnknownFields, path);
            log.Take(side?.Total.UnknownFields, $"{path}total.");
            log.Take(side?.Service?.UnknownFields, $"{path}service.");
        }
    }

    private static void TakeUnknownFields(GateReport report, UnknownFieldLog log)
    {
        log.Take(report.UnknownFields, "");
        log.Take(report.Base.UnknownFields, "base.");
        log.Take(report.Head.UnknownFields, "head.");
        log.Take(report.Environment.UnknownFields, "environment.");
        log.Take(report.Methodology.UnknownFields, "methodology.");
        log.Take(report.Counts.UnknownFields, "counts.");
        for (var i = 0; i < report.Results.Count; i++)
        {
            log.Take(report.Results[i].UnknownFields, $"results[{i}].");
            log.Take(report.Results[i].Cause?.UnknownFields, $"results[{i}].cause.");
        }

        TakeUnknownFields(report.Load, log);
        for (var i = 0; i < report.Warnings.Count; i++)
        {
            log.Take(report.Warnings[i].UnknownFields, $"warnings[{i}].");
        }
    }
}
