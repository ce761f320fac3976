using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>A repository of two commits between which every kind of thing happens to a benchmark, and one run of the gate over it.</summary>
public sealed class VerdictRepository : IDisposable
{
    public const string SourceFile = "bench/Verdicts/Program.cs";

    public VerdictRepository()
    {
        Repository = TemporaryRepository.Create();
        Repository.Write("bench/Verdicts/Verdicts.csproj", BenchmarkProject.File());
        Repository.Write("perfgate.yml", """
            version: 1
            projects: [bench/Verdicts/Verdicts.csproj]
            compare:
              profile: quick
              impact: off
            renames:
              "Sample.Suite.OldName": "Sample.Suite.NewName"
            """);
        Repository.Write(SourceFile, Source(
            slower: "Mix(2000)",
            hungrier: "new object?[] { new object(), null }",
            throws: "1",
            threwBefore: "throw new InvalidOperationException(\"before\")",
            renamed: "OldName",
            onlyHere: "Gone"));
        BaseSha = Repository.Commit("base");
        HeadSource = Source(
            slower: "Mix(3000)",
            hungrier: "new object?[] { new object(), new object() }",
            throws: "throw new InvalidOperationException(\"since\")",
            threwBefore: "1",
            renamed: "NewName",
            onlyHere: "Fresh");
        Repository.Write(SourceFile, HeadSource);
        HeadSha = Repository.Commit("head");

        // As the build starts it, and from a folder below: the verdicts as canonical lines, the projects from the rules.
        Directory.CreateDirectory(Repository.In("docs"));
        Result = ToolRun.RunIn(Repository.In("docs"), "check", "--msbuild", "--output", Repository.In("artifacts", "perfgate")) with
        {
            Folder = Repository.Root,
        };
    }

    internal TemporaryRepository Repository { get; }

    internal string BaseSha { get; }

    internal string HeadSha { get; }

    internal string HeadSource { get; }

    internal ToolResult Result { get; }

    /// <summary>Line of a benchmark in the head's source, from 1.</summary>
    internal int LineOf(string benchmark) =>
        Array.FindIndex(HeadSource.Split('\n'), line => line.Contains($" {benchmark}()", StringComparison.Ordinal)) + 1;

    public void Dispose() => Repository.Dispose();

    private static string Source(string slower, string hungrier, string throws, string threwBefore, string renamed, string onlyHere) =>
        BenchmarkProject.Source($$"""
            // Bound by the multiplication: a loop bound by its jumps runs half as fast again where a launch happens to place it well.
            private readonly int[] values = new int[4000];
            private int Mix(int count) { var mixed = 17; for (var i = 0; i < count; i++) { mixed = mixed * 31 + values[i]; } return mixed; }
            [Benchmark] public int Slower() => {{slower}};
            [Benchmark] public object Hungrier() => {{hungrier}};
            [Benchmark] public int Steady() => Mix(2000);
            [Benchmark] public object SteadyToo() => new int[100];
            [Benchmark] public int Throws() => {{throws}};
            [Benchmark] public int ThrewBefore() => {{threwBefore}};
            [Benchmark] public int {{renamed}}() => Mix(1000);
            [Benchmark] public int {{onlyHere}}() => 1;
            }

            public class BrokenSource
            {
            public IEnumerable<int> Values => throw new InvalidOperationException("no values");
            [ParamsSource(nameof(Values))] public int N;
            [Benchmark] public int NeverListed() => N;
            """);
}
