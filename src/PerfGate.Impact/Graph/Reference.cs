using PerfGate.Impact.Framework;

namespace PerfGate.Impact.Graph;

/// <summary>What a token stands for.</summary>
/// <param name="Name">The same on both sides when it means the same.</param>
/// <param name="Targets">Nodes that it leads to.</param>
/// <param name="Traits">What naming it may do beside.</param>
/// <param name="Why">What gives it a trait that counts; null without one.</param>
internal sealed record Reference(string Name, int[] Targets, Traits Traits = Traits.None, string? Why = null);
