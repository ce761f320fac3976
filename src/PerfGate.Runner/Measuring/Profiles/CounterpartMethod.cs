namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>A method of the projects that both sides have. Names differ where the compiler numbers what it makes.</summary>
/// <param name="BaseType"><c>Ns.Type+Nested</c>, as the runtime writes it.</param>
/// <param name="BaseName">Overloads share it.</param>
/// <param name="HeadType">The same type in head.</param>
/// <param name="HeadName">The same method in head.</param>
/// <param name="IsEqual">Whether its code means the same, also where its bytes differ: a member that is added elsewhere moves every token behind it.</param>
public sealed record CounterpartMethod(string BaseType, string BaseName, string HeadType, string HeadName, bool IsEqual);
