using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>The methods that are marked as benchmarks.</summary>
internal static class BenchmarkMethods
{
    private static readonly Lazy<Type> Mark = new(() => LateBound.Type("BenchmarkDotNet.Attributes.BenchmarkAttribute"));

    /// <summary>Also those that are not public: BenchmarkDotNet refuses them, and says so.</summary>
    public static IEnumerable<MethodInfo> Of(Type type) => type
        .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.IsDefined(Mark.Value, inherit: true));

    /// <summary>Where the method is marked; empty and 0 where the release does not keep it.</summary>
    public static (string File, int Line) Source(MethodInfo method)
    {
        var mark = method.GetCustomAttributes(inherit: true).FirstOrDefault(Mark.Value.IsInstanceOfType);
        return mark is null || !LateBound.Has(mark.GetType(), "SourceCodeFile")
            ? ("", 0)
            : ((string?)LateBound.Get(mark, "SourceCodeFile") ?? "", (int)LateBound.Get(mark, "SourceCodeLineNumber")!);
    }
}
