namespace PerfGate.Impact.Contracts;

/// <summary>A method that both sides have. Names differ where the compiler numbers what it makes.</summary>
/// <param name="BaseType"><c>Ns.Type+Nested</c>.</param>
/// <param name="BaseName">As metadata has it; overloads share it.</param>
/// <param name="HeadType">The same type in head.</param>
/// <param name="HeadName">The same method in head.</param>
/// <param name="IsEqual">Whether its code means the same, also where its bytes differ: a member that is added elsewhere moves every token behind it.</param>
public sealed record MatchedMethod(string BaseType, string BaseName, string HeadType, string HeadName, bool IsEqual);
