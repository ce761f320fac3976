using YamlDotNet.Core;

namespace PerfGate.Yaml.Nodes;

/// <summary>A place in the text; both count from 1.</summary>
public readonly record struct Position(int Line, int Column)
{
    public static Position Of(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
