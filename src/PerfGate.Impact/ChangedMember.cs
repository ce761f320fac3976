namespace PerfGate.Impact;

/// <summary>A member, type or file that differs between the sides.</summary>
/// <param name="Name">As a reader knows it.</param>
/// <param name="Change">What is different: "changed", "only in head", "only in base".</param>
/// <param name="Benchmarks">Ids of the benchmarks that reach it, in order.</param>
public sealed record ChangedMember(string Name, string Change, IReadOnlyList<string> Benchmarks);
