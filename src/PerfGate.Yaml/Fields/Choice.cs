namespace PerfGate.Yaml.Fields;

/// <summary>A word that a field allows and what it stands for.</summary>
public readonly record struct Choice<T>(string Word, T Value);
