namespace PerfGate.Runner.Projects;

/// <summary>What a project would be built for, and by what, as MSBuild says without building it.</summary>
/// <param name="Frameworks">In the project's order, for example <c>net8.0</c> and <c>net10.0</c>.</param>
/// <param name="SdkVersion">The SDK of the folder that was asked; empty for a project without one.</param>
public sealed record ProjectTargets(IReadOnlyList<string> Frameworks, string SdkVersion);
