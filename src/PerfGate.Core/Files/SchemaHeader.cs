using System.Text.Json;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Files;

/// <summary>The first field of each of our documents; decides whether the rest is understood.</summary>
public static class SchemaHeader
{
    /// <exception cref="PerfGateException">Exit code 2, PG0202: another schema, another major version, or none.</exception>
    public static void Check(ReadOnlySpan<byte> json, string schema, string name)
    {
        var found = Find(json, name);
        if (!Understands(schema, found))
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.UnsupportedSchema,
                Severity.Error,
                (found is null ? "The file does not begin with a \"schema\" field" : $"The file's schema is '{found}'")
                    + $"; this version of PerfGate understands '{schema}'.",
                new SourceLocation(name)));
        }
    }

    /// <summary>True for the same name and major version; a minor version, <c>perfgate.report/1.2</c>, may add fields.</summary>
    private static bool Understands(string schema, string? found) =>
        found is not null && found.StartsWith(schema, StringComparison.Ordinal)
        && (found.Length == schema.Length
            || (found[schema.Length] == '.' && int.TryParse(found.AsSpan(schema.Length + 1), out var minor) && minor >= 0));

    private static string? Find(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("schema"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.String
                ? reader.GetString()
                : null;
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            var error = JsonFault.Of(fault);
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidInput, Severity.Error, JsonFault.Describe(error), JsonFault.Locate(error, name)));
        }
    }
}
