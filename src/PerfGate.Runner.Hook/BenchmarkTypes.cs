using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>Finds the types whose benchmarks BenchmarkDotNet would run, closed generics included.</summary>
internal static class BenchmarkTypes
{
    /// <summary>All types with benchmarks, in a fixed order: those of the assembly, or, when it has none, of the assemblies beside it that use BenchmarkDotNet.</summary>
    public static IReadOnlyList<BenchmarkType> Find(Assembly assembly)
    {
        var own = FindIn(assembly);
        return own.Any(type => !type.IsLeftOut) ? own : [.. own, .. Neighbours(assembly).SelectMany(FindIn)];
    }

    private static List<BenchmarkType> FindIn(Assembly assembly) =>
    [
        .. LoadableTypes(assembly)
            .Where(type => !type.IsAbstract || (type.IsSealed && type.IsAbstract))
            .Where(HasBenchmarks)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(BenchmarkType.Of),
    ];

    private static bool HasBenchmarks(Type type) => BenchmarkMethods.Of(type).Any();

    private static IEnumerable<Assembly> Neighbours(Assembly assembly)
    {
        foreach (var name in assembly.GetReferencedAssemblies().OrderBy(name => name.Name, StringComparer.Ordinal))
        {
            Assembly? neighbour = null;
            try
            {
                neighbour = Assembly.Load(name);
            }
            catch (IOException)
            {
                // A reference that is not deployed holds no benchmark that could run.
            }

            if (neighbour?.GetReferencedAssemblies().Any(reference => reference.Name == "BenchmarkDotNet.Annotations") == true
                && neighbour.GetName().Name?.StartsWith("BenchmarkDotNet", StringComparison.Ordinal) == false)
            {
                yield return neighbour;
            }
        }
    }

    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
