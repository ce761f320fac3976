using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using PerfGate.Core.Rules;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Observing;

/// <summary>A change of a small program, and a verdict from a record that says by names what ran.</summary>
internal static class Met
{
    private const string Usings = "using System; using System.Linq; using BenchmarkDotNet.Attributes;\n";

    private static readonly ImpactBenchmark Benchmark = new("Suite.Run", $"Suite, {BuiltFolder.Main}", "Run");

    /// <param name="before">Source of base.</param>
    /// <param name="after">Source of head.</param>
    /// <param name="ran">Methods of base that ran, as <c>Type.Method</c>; every overload.</param>
    /// <param name="loaded">Types that were loaded, as the runtime names them.</param>
    /// <param name="changedFiles">Files of the repository that differ.</param>
    /// <param name="opened">Files that were opened; null: unknown.</param>
    public static ImpactVerdict Of(string before, string after, string[] ran, string[] loaded, string[]? changedFiles = null, string[]? opened = null)
    {
        using var baseFolder = BuiltFolder.Of(Usings + before);
        using var headFolder = BuiltFolder.Of(Usings + after);
        using var analysis = ObservedAnalysis.Of(Request(baseFolder, headFolder, changedFiles ?? ["src/Suite.cs"]))!;
        var launch = Launch(baseFolder, ran, loaded);
        return analysis.Decide(
            new ImpactVerdict { Benchmark = Benchmark, Kind = ImpactKind.NotProvable, Reason = "who knows" }, ReachRecord.Of(baseFolder.Side, launch, launch, []) with { Opened = opened });
    }

    public static ImpactRequest Request(BuiltFolder before, BuiltFolder after, string[]? changedFiles, ImpactMode mode = ImpactMode.Wide) =>
        new() { Base = before.Side, Head = after.Side, Benchmarks = [Benchmark], ChangedFiles = changedFiles, Mode = mode };

    public static BuiltFolder Folder(string source) => BuiltFolder.Of(Usings + source);

    public static LaunchedCode Launch(BuiltFolder folder, string[] ran, string[] loaded)
    {
        var path = folder.Side.AssemblyPath;
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        var methods = metadata.MethodDefinitions.Select(handle => new CompiledCode(
            path,
            MetadataTokens.GetToken(handle),
            metadata.GetString(metadata.GetTypeDefinition(metadata.GetMethodDefinition(handle).GetDeclaringType()).Name),
            metadata.GetString(metadata.GetMethodDefinition(handle).Name)));
        CompiledCode[] compiled = [.. methods.Where(method => ran.Contains($"{method.Type}.{method.Name.TrimStart('.')}"))];
        Assert.True(compiled.Length >= ran.Length, "the program has no such method");
        return new LaunchedCode { Compiled = compiled, Inlined = [], Types = loaded, Assemblies = [path] };
    }
}
