using PerfGate.Runner.Projects;

namespace PerfGate.Lab.Bank;

/// <summary>The lab's suite, built without the gate.</summary>
internal static class SuiteBuild
{
    private const string Name = "Lab.Suite";
    private const string Framework = "net10.0";

    /// <param name="folder">Holds its sources.</param>
    public static BuiltProject In(string folder)
    {
        Child.Run(folder, [0], "dotnet", "build", "-c", "Release", "--nologo");
        return new BuiltProject(
            Name, Path.Combine(folder, $"{Name}.csproj"), Path.Combine(folder, "bin", "Release", Framework, $"{Name}.dll"), Framework, "");
    }
}
