using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfGate.Yaml.Nodes;

/// <summary>Reads one YAML document into nodes. Keeps what a representation model would drop: repeated keys and every position.</summary>
public sealed class NodeParser(string text, Mistakes mistakes)
{
    /// <summary>Levels of nesting; the deepest field stands at the fifth.</summary>
    public const int DeepestNesting = 16;

    // Reserved at the beginning of plain text; forgetting the quotes around a pattern is the commonest slip.
    private const string NeedsQuotes = "*&!%@`";

    private readonly Parser parser = new(new StringReader(text));

    /// <summary>The document's root; null when the text is empty or is not YAML, which is then among the mistakes.</summary>
    public Node? Parse()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ParseNode(1);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var rest))
            {
                mistakes.Add(
                    Position.Of(parser.Current?.Start ?? rest?.Start ?? Mark.Empty),
                    "found a second YAML document; allowed: one, without a further '---'");
            }

            return root;
        }
        catch (YamlException exception)
        {
            mistakes.Add(Position.Of(exception.Start), "not readable as YAML: " + Explain(exception));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner of YamlDotNet 16.3 throws these, without a place: for some unfinished plain text in flow mappings, and for the
            // wrong half of a surrogate pair in quotes.
            mistakes.Add(Position.Of(parser.Current?.End ?? Mark.Empty), "not readable as YAML: what follows here is malformed");
            return null;
        }
    }

    private Node ParseNode(int level)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            var position = Position.Of(alias.Start);
            mistakes.Add(position, $"found the alias {ScalarNode.Quoted("*" + alias.Value)}; aliases are not supported, "
                + "and text that begins with '*' must be in quotes");
            return new UnreadableNode(position);
        }

        var start = parser.Consume<NodeEvent>();
        if (level > DeepestNesting)
        {
            throw new YamlException(start.Start, start.End, $"it is nested more than {DeepestNesting} levels deep");
        }

        Node node = start switch
        {
            Scalar scalar => ParseText(scalar),
            SequenceStart => ParseList(Position.Of(start.Start), level),
            _ => ParseMap(Position.Of(start.Start), level),
        };
        if (start.Tag.IsEmpty)
        {
            return node;
        }

        mistakes.Add(node.Position, $"found the tag {ScalarNode.Quoted(start.Tag.Value)}; tags are not supported, write the value alone");
        return new UnreadableNode(node.Position);
    }

    private Node ParseText(Scalar scalar)
    {
        var position = Position.Of(scalar.Start);
        if (!scalar.Value.Contains('\0', StringComparison.Ordinal))
        {
            return new ScalarNode(position, scalar.Value, scalar.Style == ScalarStyle.Plain);
        }

        // The system's paths, arguments and variables end at it.
        mistakes.Add(position, "found the null character; allowed: a text without it");
        return new UnreadableNode(position);
    }

    private ListNode ParseList(Position position, int level)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ParseNode(level + 1));
        }

        return new ListNode(position, items);
    }

    private MapNode ParseMap(Position position, int level)
    {
        var entries = new List<(ScalarNode, Node)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ParseNode(level + 1);
            var value = ParseNode(level + 1);
            if (key is ScalarNode { Text: "<<", IsPlain: true })
            {
                mistakes.Add(key.Position, "found the merge key '<<'; merge keys are not supported, write the fields out");
            }
            else if (key is ScalarNode text)
            {
                entries.Add((text, value));
            }
            else if (key is not UnreadableNode)
            {
                mistakes.Add(key.Position, $"found {key.Found} as a key; allowed: text");
            }
        }

        return new MapNode(position, entries);
    }

    private string Explain(YamlException exception)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)exception.Start.Line - 1) ?? "";
        var first = line.ElementAtOrDefault((int)exception.Start.Column - 1);
        return NeedsQuotes.Contains(first)
            ? $"text that begins with '{first}' must be in quotes"
            : exception.Message.TrimEnd('.').Replace(Environment.NewLine, " ", StringComparison.Ordinal);
    }
}
