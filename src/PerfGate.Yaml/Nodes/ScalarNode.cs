namespace PerfGate.Yaml.Nodes;

/// <summary>Text; <see cref="IsNothing"/> when the file left the value out.</summary>
public sealed record ScalarNode(Position Position, string Text, bool IsPlain) : Node(Position)
{
    private const int Shown = 60;

    /// <summary>YAML's ways to say that there is no value.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Found => IsNothing ? "nothing" : Quoted(Text);

    /// <summary>The text in quotes, on one line, and cut where it is long.</summary>
    public static string Quoted(string text)
    {
        var shown = text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c))}'";
    }
}
