using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfGate.CommandBenchmarks.ImpactCosts;

/// <summary>An output folder with a library of so many methods and 500 benchmarks of it: classes that call one another, lambdas, generics, interfaces.</summary>
internal static class SyntheticProgram
{
    public const int Benchmarks = 500;

    private const int MethodsOfClass = 20;
    private const int BenchmarksOfSuite = 10;

    private const string Attributes = "namespace BenchmarkDotNet.Attributes; public sealed class BenchmarkAttribute : System.Attribute;";

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <param name="folder">Where the assemblies are put.</param>
    /// <param name="methods">Methods of the library, lambdas not counted.</param>
    /// <param name="constant">In one of them: what differs between two sides.</param>
    public static void Build(string folder, int methods, int constant)
    {
        Directory.CreateDirectory(folder);
        var attributes = Emit(folder, "BenchmarkDotNet.Annotations", Attributes, []);
        var library = Emit(folder, "Lib", Library(methods / MethodsOfClass, constant), []);
        Emit(folder, "Bench", Suites(methods / MethodsOfClass), [attributes, library]);
        File.WriteAllText(Path.Combine(folder, "Bench.runtimeconfig.json"), "{}");
        File.WriteAllText(
            Path.Combine(folder, "Bench.deps.json"),
            """{ "targets": { "t": { "Lib/1.0.0": { "runtime": { "Lib.dll": {} } } } }, "libraries": { "Lib/1.0.0": { "type": "project" } } }""");
    }

    public static IEnumerable<(string Type, string Method)> Names() => Enumerable.Range(0, Benchmarks)
        .Select(i => (string.Create(CultureInfo.InvariantCulture, $"Suite{i / BenchmarksOfSuite}, Bench"), string.Create(CultureInfo.InvariantCulture, $"Run{i % BenchmarksOfSuite}")));

    private static string Library(int classes, int constant)
    {
        var source = new StringBuilder("using System; using System.Collections.Generic; using System.Linq;\npublic interface IStep { int Step(int x); }\n");
        for (var i = 0; i < classes; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"public sealed class C{i} : IStep {{ private int state = {i}; private readonly List<string> names = new();\n");
            source.Append(CultureInfo.InvariantCulture, $"  public int Step(int x) => x + state + {(i == classes / 2 ? constant : i)};\n");
            for (var j = 1; j < MethodsOfClass - 1; j++)
            {
                // Each leads to three others further on, so that a benchmark reaches a part and not all.
                var next = (i * 2) + 1 + (j % 2);
                var call = next < classes ? $"new C{next}().M{j}(x - 1)" : "x";
                source.Append(
                    CultureInfo.InvariantCulture,
                    $"  public int M{j}(int x) {{ if (x < 0) {{ throw new ArgumentException(\"negative {i} {j}\"); }} for (var k = 0; k < {j}; k++) {{ state += k * x; names.Add(k.ToString()); }} return x > 3 ? {call} + new C{i}().M{Math.Max(j - 1, 1)}(x - 2) : names.Where(n => n.Length > x).Count() + Step(x) + {j}; }}\n");
            }

            source.Append("}\n");
        }

        return source.ToString();
    }

    private static string Suites(int classes)
    {
        var source = new StringBuilder("using BenchmarkDotNet.Attributes;\n");
        for (var i = 0; i < Benchmarks / BenchmarksOfSuite; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"public class Suite{i} {{\n");
            for (var j = 0; j < BenchmarksOfSuite; j++)
            {
                source.Append(CultureInfo.InvariantCulture, $"  [Benchmark] public int Run{j}() => new C{((i * BenchmarksOfSuite) + j) % classes}().M{j + 1}(5);\n");
            }

            source.Append("}\n");
        }

        return source.ToString();
    }

    private static PortableExecutableReference Emit(string folder, string name, string source, IEnumerable<MetadataReference> references)
    {
        var path = Path.Combine(folder, name + ".dll");
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true)).Emit(path);
        return result.Success
            ? MetadataReference.CreateFromFile(path)
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
