namespace PerfGate.Runner.Hook;

/// <summary>A class with benchmarks, and what keeps them from running.</summary>
/// <param name="Type">Closed, where it is generic and can be.</param>
/// <param name="Obstacle">Why none of them can run, with the remedy; empty when they can.</param>
/// <param name="IsLeftOut">Whether BenchmarkDotNet passes over such a class, so that it is no failure.</param>
internal sealed record BenchmarkType(Type Type, string Obstacle = "", bool IsLeftOut = false)
{
    /// <summary>The class as BenchmarkDotNet would meet it: one for each of its type arguments.</summary>
    public static IEnumerable<BenchmarkType> Of(Type type)
    {
        if (type.IsNested ? !type.IsNestedPublic : type.IsNotPublic)
        {
            yield return new BenchmarkType(
                type, $"{type.FullName} is left out, as BenchmarkDotNet does: it is not public. Make it public to measure it.", IsLeftOut: true);
            yield break;
        }

        var obstacle = ObstacleOf(type);
        if (obstacle.Length > 0 || !type.IsGenericTypeDefinition)
        {
            yield return new BenchmarkType(type, obstacle);
            yield break;
        }

        var closed = Close(type).ToList();
        if (closed.Count == 0)
        {
            yield return new BenchmarkType(
                type,
                $"{type.FullName} is left out, as BenchmarkDotNet does: it is generic, and no [GenericTypeArguments] fits its type parameters. "
                + "Add one for each combination to measure.",
                IsLeftOut: true);
        }

        foreach (var one in closed)
        {
            yield return new BenchmarkType(one);
        }
    }

    /// <summary>BenchmarkDotNet derives a class of its own from the benchmark's, in another assembly.</summary>
    private static string ObstacleOf(Type type) =>
        type.IsValueType ? $"{type.FullName} is a struct, and BenchmarkDotNet derives from the benchmark's class: make it a class."
        : type.IsAbstract ? $"{type.FullName} is static, and BenchmarkDotNet derives from the benchmark's class: remove 'static' from it and its benchmarks."
        : type.IsSealed ? $"{type.FullName} is sealed, and BenchmarkDotNet derives from the benchmark's class: remove 'sealed'."
        : !type.IsVisible ? $"{type.FullName} lies inside a class that is not public: make {Hidden(type).FullName} public, or move the benchmarks out of it."
        : type.GetConstructor([]) is null
            ? $"{type.FullName} has no public constructor without parameters: add one, and set its fields by [Params] or in a [GlobalSetup]."
            : "";

    private static Type Hidden(Type type)
    {
        var hidden = type;
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
        {
            hidden = outer.IsNested ? (outer.IsNestedPublic ? hidden : outer) : outer.IsPublic ? hidden : outer;
        }

        return hidden;
    }

    /// <summary>A generic type definition stands for one type per <c>[GenericTypeArguments]</c>.</summary>
    private static IEnumerable<Type> Close(Type type)
    {
        var mark = LateBound.Type("BenchmarkDotNet.Attributes.GenericTypeArgumentsAttribute");
        foreach (var attribute in type.GetCustomAttributes(inherit: false).Where(mark.IsInstanceOfType))
        {
            Type closed;
            try
            {
                closed = type.MakeGenericType((Type[])LateBound.Get(attribute, "GenericTypeArguments")!);
            }
            catch (ArgumentException)
            {
                // Too few, too many, or against a constraint.
                continue;
            }

            yield return closed;
        }
    }
}
