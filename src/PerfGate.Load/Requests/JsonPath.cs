using System.Globalization;
using System.Text.Json;

namespace PerfGate.Load.Requests;

/// <summary>A way into a JSON text: names and indices, <c>items[0].id</c>; a leading <c>$.</c> may stand for the whole.</summary>
internal sealed class JsonPath
{
    private readonly List<(string? Name, int Index)> steps = [];

    private JsonPath()
    {
    }

    /// <returns>Null when the text is no path.</returns>
    public static JsonPath? TryParse(string text)
    {
        var path = new JsonPath();
        var rest = text is "$" ? "" : text.StartsWith("$.", StringComparison.Ordinal) ? text[2..] : text.StartsWith("$[", StringComparison.Ordinal) ? text[1..] : text;
        foreach (var part in rest.Split('.', StringSplitOptions.None))
        {
            if (!path.Add(part, isFirst: path.steps.Count == 0, isAll: rest.Length == 0))
            {
                return null;
            }
        }

        return path;
    }

    /// <summary>The text at the end of the path: of a string its characters, of anything else its JSON; null where there is none.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public string? Find(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var here = document.RootElement;
        foreach (var (name, index) in steps)
        {
            if (name is not null && here.ValueKind == JsonValueKind.Object && here.TryGetProperty(name, out var member))
            {
                here = member;
            }
            else if (name is null && here.ValueKind == JsonValueKind.Array && index < here.GetArrayLength())
            {
                here = here[index];
            }
            else
            {
                return null;
            }
        }

        try
        {
            return here.ValueKind == JsonValueKind.String ? here.GetString() : here.GetRawText();
        }
        catch (InvalidOperationException fault)
        {
            // Text that is no valid UTF-8, or half of a surrogate pair.
            throw new JsonException(fault.Message, fault);
        }
    }

    private bool Add(string part, bool isFirst, bool isAll)
    {
        var open = part.IndexOf('[', StringComparison.Ordinal);
        var name = open < 0 ? part : part[..open];
        if (name.Length > 0)
        {
            steps.Add((name, 0));
        }
        else if (!isAll && (open < 0 || !isFirst))
        {
            return false;
        }

        for (var rest = open < 0 ? "" : part[open..]; rest.Length > 0;)
        {
            var close = rest.IndexOf(']', StringComparison.Ordinal);
            if (rest[0] != '[' || close < 2 || !int.TryParse(rest.AsSpan(1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                return false;
            }

            steps.Add((null, index));
            rest = rest[(close + 1)..];
        }

        return true;
    }
}
