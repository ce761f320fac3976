using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Fields;

/// <summary>A value and its path in the file, such as <c>rules[0].time.floor</c>.</summary>
public readonly record struct Field(Node Node, string Path);
