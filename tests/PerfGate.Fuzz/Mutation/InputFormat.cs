using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Fuzz.Mutation;

/// <summary>What inputs of a harness look like: decides how they are changed.</summary>
public enum InputFormat
{
    Json,
    Yaml,
    Zip,

    /// <summary>Lines of text: HTTP, CSV, events.</summary>
    Lines,

    /// <summary>Anything.</summary>
    Bytes,
}

/// <summary>Whether an input gets past the parser, so that the reader itself has to say what it makes of it.</summary>
public static class WellFormed
{
    private static readonly DocumentKind AnyDocument = new("document", DiagnosticIds.InvalidRules, DiagnosticIds.RulesFileMissing, "");

    /// <returns>Null for formats without a parser of their own.</returns>
    public static bool? Is(InputFormat format, byte[] input) => format switch
    {
        InputFormat.Json => IsJson(input),
        InputFormat.Yaml => IsYaml(input),
        InputFormat.Zip => IsZip(input),
        _ => null,
    };

    private static bool IsJson(byte[] input)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsYaml(byte[] input)
    {
        var mistakes = new Mistakes("x", AnyDocument);
        try
        {
            return DocumentText.Parse(Encoding.UTF8.GetString(input), mistakes) is MapNode && !mistakes.Any;
        }
        catch (PerfGateException)
        {
            return false;
        }
    }

    private static bool IsZip(byte[] input)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(input, writable: false));
            return zip.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
