using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Files;

/// <summary>What a file held, with remarks that do not prevent its use.</summary>
public sealed record FileContent<T>(T Value, IReadOnlyList<Diagnostic> Warnings);
