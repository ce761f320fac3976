using System.Runtime.Loader;

namespace PerfGate.Runner.Hook;

/// <summary>Lets the hook, compiled against one release, bind to an older one of the same engine API.</summary>
/// <remarks>The runtime itself refuses an assembly of a lower version than the one that was compiled against.</remarks>
internal static class OlderBenchmarkDotNet
{
    public static void Accept(string folder)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            if (name.Name?.StartsWith("BenchmarkDotNet", StringComparison.Ordinal) != true && name.Name != "Perfolizer")
            {
                return null;
            }

            var path = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
    }
}
