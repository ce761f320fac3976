using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Files;

/// <summary>Files of schema <c>perfgate.load/1</c>: <c>load.json</c>.</summary>
public static class LoadFile
{
    private static readonly CanonicalDocument<LoadMeasurement> Document = new(
        LoadMeasurement.SchemaName,
        LoadJson.Instance.LoadMeasurement,
        TakeUnknownFields,
        LoadFaults.Of);

    /// <summary>Reads a file; <paramref name="strict"/> (input from a fork) refuses unknown fields instead of warning of them.</summary>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    public static FileContent<LoadMeasurement> Read(string path, bool strict = false) => Document.Read(path, strict);

    /// <summary>As <see cref="Read"/>, from memory; <paramref name="name"/> is what diagnostics call it.</summary>
    /// <exception cref="PerfGateException">Exit code 2: malformed, of another schema, or inconsistent.</exception>
    public static FileContent<LoadMeasurement> Parse(ReadOnlySpan<byte> json, string name, bool strict = false) => Document.Parse(json, name, strict);

    /// <summary>Writes the canonical form, completely or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written; nothing of it stays behind.</exception>
    public static void Write(string path, LoadMeasurement measurement) => Document.Write(path, Canonical(measurement));

    /// <summary>The canonical form.</summary>
    public static byte[] ToBytes(LoadMeasurement measurement) => Document.ToBytes(Canonical(measurement));

    private static LoadMeasurement Canonical(LoadMeasurement measurement) => measurement with
    {
        Schema = LoadMeasurement.SchemaName,
        Windows = [.. measurement.Windows.Select(Ordered)],
        Total = Ordered(measurement.Total),
    };

    /// <summary>Dictionaries have no order of their own, and a canonical file has one.</summary>
    private static LoadWindow Ordered(LoadWindow window) => window with
    {
        Series = [.. window.Series.Select(series => series with { Outcomes = series.Outcomes.OrderBy(one => one.Key).ToDictionary() })],
    };

    private static void TakeUnknownFields(LoadMeasurement load, UnknownFieldLog log)
    {
        log.Take(load.UnknownFields, "");
        log.Take(load.Environment.UnknownFields, "environment.");
        log.Take(load.Identity.UnknownFields, "identity.");
        log.Take(load.Service?.UnknownFields, "service.");
        log.Take(load.Generator?.UnknownFields, "generator.");
        TakeUnknownFields(load.Total, "total.", log);
        for (var i = 0; i < load.Windows.Count; i++)
        {
            TakeUnknownFields(load.Windows[i], $"windows[{i}].", log);
        }

        for (var i = 0; i < load.Generators.Count; i++)
        {
            log.Take(load.Generators[i].UnknownFields, $"generators[{i}].");
        }
    }

    private static void TakeUnknownFields(LoadWindow window, string path, UnknownFieldLog log)
    {
        log.Take(window.UnknownFields, path);
        for (var i = 0; i < window.Series.Count; i++)
        {
            log.Take(window.Series[i].UnknownFields, $"{path}series[{i}].");
        }
    }
}
