using System.Text;
using System.Text.Json;

namespace PerfGate.Fuzz.Mutation;

/// <summary>Trees from JSON, and back.</summary>
internal static class JsonText
{
    /// <returns>Null where the bytes are no JSON.</returns>
    public static Tree? Parse(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Tree.DeepestParsed });
        try
        {
            return reader.Read() ? Value(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(Tree tree)
    {
        var text = new StringBuilder();
        Write(tree, text);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static Tree Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return new Tree(Raw(ref reader));
        }

        var tree = new Tree(reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var key = "";
            if (tree.IsMap)
            {
                key = Raw(ref reader);
                reader.Read();
            }

            tree.Entries.Add((key, Value(ref reader)));
        }

        return tree;
    }

    private static string Raw(ref Utf8JsonReader reader)
    {
        var text = Encoding.Latin1.GetString(reader.ValueSpan);
        return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? $"\"{text}\"" : text;
    }

    private static void Write(Tree tree, StringBuilder text)
    {
        if (tree.Text is not null)
        {
            text.Append(tree.Text);
            return;
        }

        text.Append(tree.IsMap ? '{' : '[');
        for (var i = 0; i < tree.Entries.Count; i++)
        {
            var (key, value) = tree.Entries[i];
            text.Append(i == 0 ? "" : ",");
            if (tree.IsMap)
            {
                text.Append(key.Length == 0 ? "\"\"" : key).Append(':');
            }

            Write(value, text);
        }

        text.Append(tree.IsMap ? '}' : ']');
    }
}
