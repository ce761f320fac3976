using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfGate.Core.Files;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Observing;

/// <summary>A record as a file: a line for each thing that was met, and at the end a checksum of all lines.</summary>
public static class ReachRecordFile
{
    /// <summary>First line: a file of another form is not read, and the record is taken again.</summary>
    private const string Header = "perfgate.reach/1";

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ObservedReach reach)
    {
        var text = new StringBuilder(Header).Append('\n');
        void Line(params ReadOnlySpan<string> fields) => text.AppendJoin('\t', fields).Append('\n');
        if (reach.Refusal is { } refusal)
        {
            Line("refusal", refusal.ReplaceLineEndings(" "));
        }

        foreach (var method in reach.Methods)
        {
            Line("method", method.Assembly, method.Token.ToString("x8", CultureInfo.InvariantCulture), method.Type, method.Name);
        }

        foreach (var method in reach.Inlined)
        {
            Line("inlined", method.Type, method.Name);
        }

        foreach (var type in reach.Types)
        {
            Line("type", type);
        }

        foreach (var assembly in reach.Assemblies)
        {
            Line("assembly", assembly);
        }

        if (reach.Opened is { } opened)
        {
            Line("files", "known");
            foreach (var file in opened)
            {
                Line("opened", file.ReplaceLineEndings(" ").Replace('\t', ' '));
            }
        }

        Line("end", Checksum(text.ToString()));
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Reads a file; null where there is none, or one that is damaged or of another version.</summary>
    public static ObservedReach? TryRead(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var end = text.LastIndexOf("end\t", StringComparison.Ordinal);
            return end > 0 && text.StartsWith(Header + "\n", StringComparison.Ordinal) && text[end..] == $"end\t{Checksum(text[..end])}\n"
                ? Parse(text[..end].Split('\n')[1..^1])
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static ObservedReach Parse(string[] lines)
    {
        var fields = Array.ConvertAll(lines, line => line.Split('\t'));
        return new ObservedReach
        {
            Refusal = Of("refusal").Select(one => one[1]).FirstOrDefault(),
            Methods = [.. Of("method").Select(one => new CompiledCode(one[1], int.Parse(one[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture), one[3], one[4]))],
            Inlined = [.. Of("inlined").Select(one => new InlinedCode(one[1], one[2]))],
            Types = [.. Of("type").Select(one => one[1])],
            Assemblies = [.. Of("assembly").Select(one => one[1])],
            Opened = Of("files").Any() ? [.. Of("opened").Select(one => one[1])] : null,
        };

        IEnumerable<string[]> Of(string kind) => fields.Where(one => one[0] == kind);
    }

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
