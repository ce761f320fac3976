using System.Text;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Issues;

/// <summary>
/// A commit of documents alone in a logging library, of which nothing was skipped: the library's own references name the framework's types
/// in <c>netstandard</c>, those of the benchmarks in <c>System.Runtime</c>, and members with such types in their signature were "trimmed".
/// </summary>
public sealed class NetStandardLibraryTests
{
    private const string Library = """
        using System; using System.Collections.Generic;
        public class Target
        {
            public IList<Uri[]> Rules { get; } = new List<Uri[]>();
            public int Count(List<int> of) => of.Count;
            public int Count(string[,] of) => of.Length + 0;
            public int Unused(List<int> of) => of.Count + 0;
        }
        """;

    private const string Suite = """
        using System.Collections.Generic; using BenchmarkDotNet.Attributes;
        public class Suite
        {
            [Benchmark] public int Run() => new Target().Rules.Count + new Target().Count(new List<int>());
            [Benchmark] public int Other() => new Target().Count(new string[1, 1]);
        }
        """;

    [Fact]
    public void Members_are_found_whatever_assembly_the_framework_s_types_are_named_in() =>
        Assert.All(Verdicts(Library), verdict => Assert.Equal(ImpactKind.Unaffected, verdict.Kind));

    [Fact]
    public void The_overload_that_is_used_is_still_told_from_the_others() =>
        Assert.Equal(
            [ImpactKind.Unaffected, ImpactKind.Affected],
            Verdicts(Library.Replace("of.Length + 0", "of.Length + 1", StringComparison.Ordinal).Replace("of.Count + 0", "of.Count + 1", StringComparison.Ordinal))
                .Select(verdict => verdict.Kind));

    private static IReadOnlyList<ImpactVerdict> Verdicts(string library)
    {
        using var before = Built(Library);
        using var after = Built(library);
        return ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks = [new ImpactBenchmark("run", "Suite, Bench", "Run"), new ImpactBenchmark("other", "Suite, Bench", "Other")],
        }).Verdicts;
    }

    private static BuiltFolder Built(string library)
    {
        var folder = BuiltFolder.Of(Suite, library);
        folder.AddFile("Lib.dll", InNetStandard(File.ReadAllBytes(folder.In("Lib.dll"))));
        return folder;
    }

    /// <summary>The same image, compiled against another facade of the framework: only the name of the assembly differs.</summary>
    private static byte[] InNetStandard(byte[] image)
    {
        var (from, to) = (Encoding.UTF8.GetBytes("\0System.Private.CoreLib\0"), Encoding.UTF8.GetBytes("\0netstandard\0"));
        var at = image.AsSpan().IndexOf(from);
        Assert.True(at > 0);
        to.CopyTo(image.AsSpan(at));
        return image;
    }
}
