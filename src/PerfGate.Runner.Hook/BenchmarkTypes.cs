using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace PerfGate.Runner.Hook;

/// <summary>Finds the types whose benchmarks BenchmarkDotNet would run, closed generics included.</summary>
internal static class BenchmarkTypes
{
    /// <summary>All types with benchmarks, in a fixed order: those of the assembly, or, when it has none, of the assemblies beside it that use BenchmarkDotNet.</summary>
    public static IReadOnlyList<Type> Find(Assembly assembly)
    {
        var own = FindIn(assembly);
        return own.Count > 0 ? own : [.. Neighbours(assembly).SelectMany(FindIn)];
    }

    private static List<Type> FindIn(Assembly assembly) =>
    [
        .. LoadableTypes(assembly)
            .Where(type => !type.IsAbstract || (type.IsSealed && type.IsAbstract))
            .Where(HasBenchmarks)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(Close),
    ];

    private static bool HasBenchmarks(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
            .Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: true));

    /// <summary>A generic type definition stands for one type per <c>[GenericTypeArguments]</c>.</summary>
    private static IEnumerable<Type> Close(Type type) =>
        type.IsGenericTypeDefinition
            ? type.GetCustomAttributes<GenericTypeArgumentsAttribute>(inherit: false)
                .Where(attribute => attribute.GenericTypeArguments.Length == type.GetGenericArguments().Length)
                .Select(attribute => type.MakeGenericType(attribute.GenericTypeArguments))
            : [type];

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
