namespace PerfGate.Runner.Projects;

/// <summary>A benchmark project, built, as MSBuild itself described it.</summary>
/// <param name="Name">Name of the project file without its extension; in a suite, see <see cref="ProjectNames"/>.</param>
/// <param name="ProjectFile">Full path of the project file.</param>
/// <param name="TargetPath">Full path of the benchmark assembly.</param>
/// <param name="TargetFramework">For example <c>net10.0</c>.</param>
/// <param name="SdkVersion">The SDK that built it.</param>
public sealed record BuiltProject(string Name, string ProjectFile, string TargetPath, string TargetFramework, string SdkVersion)
{
    /// <summary>Top of the work tree in which it was built; null: the one in which it is measured.</summary>
    public string? SourceRoot { get; init; }

    /// <summary>Whether its processes run on the next newer runtime, because its own is not installed.</summary>
    public bool RollsForward { get; init; }

    public string TargetFolder => Path.GetDirectoryName(TargetPath)!;
}
