using System.Reflection;
using System.Runtime.Loader;

namespace PerfGate.Runner.Hook;

/// <summary>A package that the loaded BenchmarkDotNet was built for, and that another version stands in for: it then misses members.</summary>
/// <remarks>Feeds without Perfolizer 0.2.1 give every release before 0.13.12 a later one, on which those do not run, not even by themselves.</remarks>
internal static class ReplacedPackage
{
    private const string Name = "Perfolizer";

    /// <returns>A sentence that begins with a blank; empty where both versions are of one line.</returns>
    public static string Words()
    {
        var needed = LateBound.Main?.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Name)?.Version;
        var here = needed is null ? null : AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(Name)).GetName().Version;
        return needed is null || here is null || (needed.Major, needed.Minor) == (here.Major, here.Minor)
            ? ""
            : $" BenchmarkDotNet {LateBound.Version} was built for {Name} {needed.ToString(3)}, and {here.ToString(3)} is beside it: give the project that version.";
    }

    /// <summary>Whether a failure is what such a package causes.</summary>
    /// <param name="text">Of an exception, its type included.</param>
    public static bool MayExplain(string text) =>
        text.Contains(nameof(MissingMethodException), StringComparison.Ordinal)
        || text.Contains(nameof(MissingFieldException), StringComparison.Ordinal)
        || text.Contains(nameof(TypeLoadException), StringComparison.Ordinal);
}
