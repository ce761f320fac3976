namespace PerfGate.Yaml.Nodes;

/// <summary>What a file is to its reader, for messages.</summary>
/// <param name="Name">In a sentence.</param>
/// <param name="InvalidId">Diagnostic of a mistake in it.</param>
/// <param name="MissingId">Diagnostic of its absence.</param>
/// <param name="MissingRemedy">What to do then.</param>
public sealed record DocumentKind(string Name, string InvalidId, string MissingId, string MissingRemedy);
