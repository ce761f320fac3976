using PerfGate.Core.Contracts;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Importers;

/// <summary>Our own files: <c>base.json</c>, <c>head.json</c>, a committed baseline.</summary>
public sealed class OwnMeasurementReader : IMeasurementReader
{
    private const string AnySchema = "perfgate.";

    public string Name => $"a file of schema '{MeasurementSet.SchemaName}'";

    /// <summary>Also what looks like one without saying its schema, and another major version: its reader says what is wrong.</summary>
    public bool Recognises(ReadOnlySpan<byte> start, string path) => JsonStart.Of(start) switch
    {
        { Name: "schema", Text: { } schema } => schema.StartsWith(MeasurementSet.SchemaName[..^1], StringComparison.Ordinal)
            || !schema.StartsWith(AnySchema, StringComparison.Ordinal),
        { Name: "schema" or "tool" or "commit" or "dirty" or "environment" or "benchmarks" } => true,
        _ => false,
    };

    public FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named) =>
        files is [var only] ? MeasurementFile.Read(only) : throw MeasurementImport.Several(files, named);
}
