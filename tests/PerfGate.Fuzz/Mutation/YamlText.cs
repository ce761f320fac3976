using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Fuzz.Mutation;

/// <summary>Trees from YAML, and back: in blocks, or on one line.</summary>
internal static class YamlText
{
    private static readonly DocumentKind AnyDocument = new("document", DiagnosticIds.InvalidRules, DiagnosticIds.RulesFileMissing, "");

    /// <returns>Null where the bytes are no YAML without aliases and tags.</returns>
    public static Tree? Parse(byte[] yaml)
    {
        var mistakes = new Mistakes("x", AnyDocument);
        try
        {
            return DocumentText.Parse(Encoding.UTF8.GetString(yaml), mistakes) is { } root && !mistakes.Any ? Of(root) : null;
        }
        catch (PerfGateException)
        {
            return null;
        }
    }

    public static byte[] Write(Tree tree, bool inBlocks)
    {
        var text = new StringBuilder();
        if (inBlocks && tree.Text is null && tree.Entries.Count > 0)
        {
            Block(tree, text, 0);
        }
        else
        {
            Flow(tree, text);
        }

        return Encoding.Latin1.GetBytes(text.Append('\n').ToString());
    }

    private static Tree Of(Node node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return new Tree(Raw(scalar));
            case ListNode list:
                return new Tree(isMap: false) { Entries = [.. list.Items.Select(item => ("", Of(item)))] };
            case MapNode map:
                return new Tree(isMap: true) { Entries = [.. map.Entries.Select(entry => (Raw(entry.Key), Of(entry.Value)))] };
            default:
                return new Tree("null");
        }
    }

    private static string Raw(ScalarNode scalar)
    {
        var text = scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal) ? scalar.Text : System.Text.Json.JsonSerializer.Serialize(scalar.Text);
        return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
    }

    private static void Block(Tree tree, StringBuilder text, int indentation)
    {
        foreach (var (key, value) in tree.Entries)
        {
            text.Append(' ', indentation).Append(tree.IsMap ? $"{(key.Length == 0 ? "''" : key)}:" : "-");
            if (value.Text is null && value.Entries.Count > 0)
            {
                text.Append('\n');
                Block(value, text, indentation + 2);
            }
            else
            {
                text.Append(' ');
                Flow(value, text);
                text.Append('\n');
            }
        }
    }

    private static void Flow(Tree tree, StringBuilder text)
    {
        if (tree.Text is not null)
        {
            text.Append(tree.Text);
            return;
        }

        text.Append(tree.IsMap ? "{ " : "[");
        for (var i = 0; i < tree.Entries.Count; i++)
        {
            var (key, value) = tree.Entries[i];
            text.Append(i == 0 ? "" : ", ");
            if (tree.IsMap)
            {
                text.Append(key.Length == 0 ? "''" : key).Append(": ");
            }

            Flow(value, text);
        }

        text.Append(tree.IsMap ? " }" : "]");
    }
}
