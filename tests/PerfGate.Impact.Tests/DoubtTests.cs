using PerfGate.Core.Rules;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests;

/// <summary>Code that nothing names: what each way of calling it does to the verdict.</summary>
public sealed class DoubtTests
{
    private const string Other = "\npublic class Other { public int Do() => 1; }\npublic class Shown { public int Named => 3; }";

    /// <summary>A benchmark's body, and part of the reason.</summary>
    public static TheoryData<string, string> Doubtful => new()
    {
        { "Type.GetType(\"Other\")!.Name.Length", "System.Type.GetType" },
        { "typeof(Suite).Assembly.GetTypes().Length", "System.Reflection.Assembly.GetTypes" },
        { "Kept(typeof(Suite).Assembly); static int Kept(object assembly) => assembly.GetHashCode()", "System.Type.get_Assembly" },
        { "System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Length", "System.Reflection.Assembly.Get" },
        { "AppDomain.CurrentDomain.GetAssemblies().Length", "System.AppDomain.GetAssemblies" },
        { "Use((dynamic)new object()); static int Use(dynamic d) => d.ToString().Length", "Microsoft.CSharp" },
        { "new System.Reflection.Emit.DynamicMethod(\"x\", typeof(int), Type.EmptyTypes).Name.Length", "System.Reflection.Emit.DynamicMethod" },
        { "System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(\"x\").GetHashCode()", "System.Runtime.Loader" },
        { "System.Diagnostics.Process.Start(\"x\")!.Id", "System.Diagnostics.Process" },
        { "getpid(); [System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid()", "calls native code in libc" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Code_that_nothing_names_is_not_provable(string body, string reason)
    {
        var verdict = Change.Of(Source(body), Source(body).Replace("=> 1", "=> 2", StringComparison.Ordinal));

        Assert.Equal(ImpactKind.NotProvable, verdict.Kind);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Type.GetType(\"Other\")!.Name.Length", ImpactKind.Unaffected)]
    [InlineData("typeof(Suite).Assembly.GetTypes().Length", ImpactKind.Unaffected)]
    [InlineData("System.Diagnostics.Process.Start(\"x\")!.Id", ImpactKind.NotProvable)]
    [InlineData("System.Reflection.Assembly.LoadFrom(\"x\").GetHashCode()", ImpactKind.NotProvable)]
    [InlineData("System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies.Count()", ImpactKind.Unaffected)]
    [InlineData("System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(\"x\").GetHashCode()", ImpactKind.NotProvable)]
    public void Where_no_assembly_differs_only_code_from_elsewhere_is_a_doubt(string body, ImpactKind expected) =>
        Assert.Equal(expected, Change.Of(Source(body), "// A comment.\n" + Source(body), changedFiles: ["src/Suite.cs"]).Kind);

    [Theory]
    [InlineData("=> 3", "=> 4", ImpactKind.Affected)]
    [InlineData("=> 1", "=> 2", ImpactKind.Unaffected)]
    public void Reflection_reaches_every_member_of_every_touched_type(string old, string replacement, ImpactKind expected)
    {
        var source = Source("(int)typeof(Shown).GetProperty(\"Named\")!.GetValue(new Shown())!");

        Assert.Equal(expected, Change.Of(source, source.Replace(old, replacement, StringComparison.Ordinal)).Kind);
    }

    [Fact]
    public void Strict_skips_nothing_that_reflects()
    {
        var source = Source("(int)typeof(Shown).GetProperty(\"Named\")!.GetValue(new Shown())!");

        var verdict = Change.Of(source, source, mode: ImpactMode.Strict);

        Assert.Equal(ImpactKind.NotProvable, verdict.Kind);
        Assert.Contains("impact: strict", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(ImpactKind.Unaffected, Change.Of(Source("3"), Source("3"), mode: ImpactMode.Strict).Kind);
    }

    [Theory]
    [InlineData("docs/README.md", ImpactKind.Unaffected)]
    [InlineData("data/input.json", ImpactKind.NotProvable)]
    [InlineData("data/sub/other.txt", ImpactKind.NotProvable)]
    [InlineData("more/notes.csv", ImpactKind.NotProvable)]
    public void A_changed_file_concerns_who_may_read_it(string file, ImpactKind expected)
    {
        using var folder = BuiltFolder.Of("""
            using System.IO; using BenchmarkDotNet.Attributes;
            public class Suite { [Benchmark] public int Run() => File.ReadAllText("../data/input.json").Length + Directory.GetFiles("..", "*.csv").Length + Directory.GetFiles("..", "*").Length; }
            """);

        Assert.Equal(expected, Change.Between(folder, folder, changedFiles: [file]).Kind);
    }

    [Theory]
    [InlineData("Bench.runtimeconfig.json")]
    [InlineData("data.txt")]
    [InlineData("sub/data.bin")]
    [InlineData("native.so")]
    public void A_file_beside_the_benchmarks_concerns_all(string file)
    {
        using var before = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Source("3"));
        using var after = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Source("3"));
        Directory.CreateDirectory(Path.GetDirectoryName(after.In(file))!);
        File.WriteAllText(after.In(file), "other");

        var verdict = Change.Between(before, after);

        Assert.Equal(ImpactKind.Affected, verdict.Kind);
        Assert.Contains(file, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bench.xml")]
    [InlineData("BenchmarkDotNet.Artifacts/results.csv")]
    public void Symbols_comments_and_results_concern_nobody(string file)
    {
        using var before = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Source("3"));
        using var after = BuiltFolder.Of("using BenchmarkDotNet.Attributes;\n" + Source("3"));
        Directory.CreateDirectory(Path.GetDirectoryName(after.In(file))!);
        File.WriteAllText(after.In(file), "other");

        Assert.Equal(ImpactKind.Unaffected, Change.Between(before, after).Kind);
    }

    private static string Source(string body) => $"public class Suite {{ [Benchmark] public int Run() {{ return {body}; }} }}{Other}";
}
