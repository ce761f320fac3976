namespace PerfGate.Core.Baselines;

/// <summary>One file of a <see cref="BaselineStore"/>, known by where it lies, not yet read.</summary>
/// <param name="Environment">Key of the environment that it was measured in.</param>
/// <param name="Suite"><c>benchmarks</c>, or a load scenario's name.</param>
/// <param name="Sha">Full sha of the commit that was measured.</param>
/// <param name="Path">Full path of the file.</param>
public sealed record BaselineEntry(string Environment, string Suite, string Sha, string Path);
