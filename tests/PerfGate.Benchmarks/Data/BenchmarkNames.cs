using System.Globalization;

namespace PerfGate.Benchmarks.Data;

/// <summary>Ids as a large product has them: namespaces, types, methods, parameters.</summary>
internal static class BenchmarkNames
{
    private static readonly string[] Modules = ["Json", "Http", "Storage", "Parsing", "Collections", "Text", "Crypto", "Routing"];

    private static readonly string[] Methods = ["Read", "Write", "Find", "Insert", "Enumerate"];

    private static readonly int[] Sizes = [10, 1_000, 100_000, 1_000_000];

    public static string Of(int index)
    {
        var method = Methods[index % Methods.Length];
        var size = Sizes[index / Methods.Length % Sizes.Length];
        var type = index / Methods.Length / Sizes.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Company.Product.{Modules[type % Modules.Length]}.Type{type:000}Benchmarks.{method}(Size: {size})");
    }
}
