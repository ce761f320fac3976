namespace PerfGate.Impact;

/// <summary>A member or type that differs between the sides, and what reaches it.</summary>
/// <param name="Name">As a reader knows it.</param>
/// <param name="Change">What is different: <c>changed</c>, <c>only in head</c>, <c>only in base</c>.</param>
/// <param name="Benchmarks">Ids of the benchmarks that reach it, in the order of the request.</param>
/// <param name="ReachedFrom">Whoever names it on the shortest ways to those benchmarks, and so on up to them.</param>
public sealed record ChangedMember(string Name, string Change, IReadOnlyList<string> Benchmarks, IReadOnlyList<ReachBranch> ReachedFrom);
