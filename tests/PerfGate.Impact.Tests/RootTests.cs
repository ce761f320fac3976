using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests;

/// <summary>Where a benchmark begins: what BenchmarkDotNet calls and reads for its sake counts, what it does for others does not.</summary>
public sealed class RootTests
{
    private const string Source = """
        public abstract class SuiteBase
        {
            [GlobalSetup] public void Prepare() => Ready = 11;
            protected int Ready;
            public virtual void Clean() => Ready = 12;
        }

        [Config(typeof(Settings))]
        public class Suite : SuiteBase
        {
            [Params(13, 14)] public int Size { get => size; set => size = value + 15; }
            private int size;
            [ParamsSource(nameof(Names))] public string? Name;
            public static IEnumerable<string> Names => More().Select(i => $"{i}{16}");
            private static IEnumerable<int> More() { yield return 17; }
            [Benchmark(Description = "eighteen")] public int Run() => Ready + Size;
            [Benchmark] public int Other() => 19;
            [IterationSetup(Target = nameof(Other))] public void ForOther() => Ready = 20;
            [ArgumentsSource(nameof(Names))] public void Unmarked(string name) { }
            public int Never() => 21;
            public override string ToString() => "22";
        }

        public class Settings { public int Rounds => 23; }
        public class Unrelated { public int Rounds => 24; }
        """;

    public static TheoryData<string, string> Counting => new()
    {
        { "a base class's set-up", "Ready = 11" }, { "a base class's virtual method", "Ready = 12" }, { "a parameter's values", "13, 14" },
        { "a parameter's setter", "value + 15" }, { "a source of values", "{16}" }, { "what the source calls", "yield return 17" },
        { "the benchmark's attribute", "eighteen" }, { "a set-up, whomever it is for", "Ready = 20" }, { "a virtual method", "\"22\"" },
        { "a configuration", "Rounds => 23" },
    };

    public static TheoryData<string, string> NotCounting => new()
    {
        { "another benchmark", "=> 19" }, { "a method that nothing calls", "=> 21" }, { "another type", "Rounds => 24" },
    };

    [Theory]
    [MemberData(nameof(Counting))]
    public void What_belongs_to_the_benchmark_affects_it(string what, string place) => Expect(ImpactKind.Affected, what, place);

    [Theory]
    [MemberData(nameof(NotCounting))]
    public void What_belongs_to_others_does_not(string what, string place) => Expect(ImpactKind.Unaffected, what, place);

    [Fact]
    public void A_line_that_moves_the_benchmark_changes_nothing() =>
        Assert.Equal(ImpactKind.Unaffected, Change.Of(Source, "// One\n// line\n// more.\n" + Source).Kind);

    [Theory]
    [InlineData("/work")]
    [InlineData("/a/much/longer/path/to/the/other/checkout/of/the/same/repository/that/needs/more/than/a/hundred/and/twenty-eight/characters/in/all")]
    public void Where_the_sources_lay_is_no_part_of_the_code(string otherRoot)
    {
        const string Paths = """
            using BenchmarkDotNet.Attributes; using System.Runtime.CompilerServices;
            public sealed class MarkAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : System.Attribute { public string File => file; public int Line => line; }
            public class Suite { [Benchmark, Mark] public int Run() => Where().Length; [Mark] public void Set() { } static string Where([CallerFilePath] string file = "") => file; }
            """;
        using var before = BuiltFolder.At("/one/tree", Paths);
        using var after = BuiltFolder.At(otherRoot, Paths);

        var verdict = Assert.Single(ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side with { SourceRoot = "/one/tree" },
            Head = after.Side with { SourceRoot = otherRoot },
            Benchmarks = [new ImpactBenchmark("Suite.Run", "Suite, Bench", "Run")],
        }).Verdicts);

        Assert.True(verdict.Kind == ImpactKind.Unaffected, $"{verdict.Reason}: {string.Join(" > ", verdict.Path)}");
    }

    [Fact]
    public void A_benchmark_of_a_generic_type_reaches_its_type_arguments()
    {
        const string Generic = """
            public class Suite<T> where T : new() { [Benchmark] public string? Run() => new T().ToString(); }
            public class Argument { public override string ToString() => "31"; }
            """;
        using var before = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Generic);
        using var after = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Generic.Replace("31", "32", StringComparison.Ordinal));

        var verdicts = ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks =
            [
                new ImpactBenchmark("own", "Suite`1[[Argument, Bench, Version=0.0.0.0]], Bench, Version=0.0.0.0", "Run"),
                new ImpactBenchmark("framework's", "Suite`1[[System.Object, System.Private.CoreLib, Version=10.0.0.0]], Bench, Version=0.0.0.0", "Run"),
            ],
        }).Verdicts;

        Assert.Equal([ImpactKind.Affected, ImpactKind.Unaffected], verdicts.Select(verdict => verdict.Kind));
    }

    [Fact]
    public void Benchmarks_of_one_method_share_a_verdict_and_keep_their_names()
    {
        using var before = BuiltFolder.Of("using BenchmarkDotNet.Attributes; public class Suite { [Benchmark] public int Run() => 41; }");
        using var after = BuiltFolder.Of("using BenchmarkDotNet.Attributes; public class Suite { [Benchmark] public int Run() => 42; }");

        var result = ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks = [new ImpactBenchmark("Run(N: 1)", "Suite, Bench", "Run"), new ImpactBenchmark("Run(N: 2)", "Suite, Bench", "Run")],
            CompareAll = true,
        });

        Assert.Equal(["Run(N: 1)", "Run(N: 2)"], result.Verdicts.Select(verdict => verdict.Path[0]));
        var change = Assert.Single(result.Changes);
        Assert.Equal(("Suite.Run()", "changed"), (change.Name, change.Change));
        Assert.Equal(["Run(N: 1)", "Run(N: 2)"], change.ReachedFrom.Select(branch => branch.Name));
    }

    private static void Expect(ImpactKind expected, string what, string place)
    {
        Assert.Contains(place, Source, StringComparison.Ordinal);
        var changed = place.Any(char.IsAsciiDigit) ? place.Replace('1', '5').Replace('2', '6') : place + "s";
        var verdict = Change.Of(Source, Source.Replace(place, changed, StringComparison.Ordinal));

        Assert.True(verdict.Kind == expected, $"{what}: {verdict.Kind} {verdict.Reason} {string.Join(" > ", verdict.Path)}");
    }
}
