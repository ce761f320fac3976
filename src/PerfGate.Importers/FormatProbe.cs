using System.Text;
using System.Text.Json;

namespace PerfGate.Importers;

/// <summary>Recognises a file by its first kilobytes.</summary>
/// <param name="Format">What the first field says.</param>
/// <param name="Schema">Our files: the value of <c>schema</c>.</param>
/// <param name="Title">BenchmarkDotNet's: the run, <c>Ns.Type-20261123-185012</c>; the same in each of its report files.</param>
internal sealed record FormatProbe(ImportFormat Format, string? Schema = null, string? Title = null)
{
    private const int HeadLength = 4096;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FormatProbe Of(string path)
    {
        var head = new byte[HeadLength];
        using var file = File.OpenHandle(path);
        var length = RandomAccess.Read(file, head, 0);
        return Of(head.AsSpan(0, length));
    }

    private static FormatProbe Of(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith(Encoding.UTF8.Preamble) ? head[Encoding.UTF8.Preamble.Length..] : head;
        var reader = new Utf8JsonReader(head, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read()
                || reader.TokenType != JsonTokenType.PropertyName)
            {
                return new FormatProbe(ImportFormat.Unknown);
            }

            var name = reader.GetString();
            var value = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return name switch
            {
                "schema" => new FormatProbe(ImportFormat.PerfGate, Schema: value),
                "tool" or "commit" or "dirty" or "environment" or "benchmarks" => new FormatProbe(ImportFormat.PerfGate),
                "Title" => new FormatProbe(ImportFormat.BenchmarkDotNet, Title: value),
                "HostEnvironmentInfo" or "Benchmarks" => new FormatProbe(ImportFormat.BenchmarkDotNet),
                _ => new FormatProbe(ImportFormat.Unknown),
            };
        }
        catch (JsonException)
        {
            return new FormatProbe(ImportFormat.Unknown);
        }
    }
}
