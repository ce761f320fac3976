using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace PerfGate.Runner.Hook;

/// <summary>The methods that are marked as benchmarks.</summary>
internal static class BenchmarkMethods
{
    /// <summary>Also those that are not public: BenchmarkDotNet refuses them, and says so.</summary>
    public static IEnumerable<MethodInfo> Of(Type type) => type
        .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: true));

    public static BenchmarkAttribute? Attribute(MethodInfo method) =>
        method.GetCustomAttributes(inherit: true).OfType<BenchmarkAttribute>().FirstOrDefault();
}
