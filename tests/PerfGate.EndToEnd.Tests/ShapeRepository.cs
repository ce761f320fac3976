using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>One repository with projects of many shapes, measured once; head differs from base in a file that nothing builds.</summary>
public sealed class ShapeRepository : IDisposable
{
    /// <summary>The one with every shape.</summary>
    internal const string Project = "Shapes";

    public ShapeRepository()
    {
        Repository = TemporaryRepository.Create();
        ShapeFiles.WriteSurroundings(Repository);
        ShapeFiles.WriteProject(Repository, Project);
        WriteSwitched(Repository);
        WriteTested(Repository);
        Repository.Commit("base");
        Repository.Write("README.md", "Nothing that is measured has changed.");
        Repository.Commit("head");
        Check = ToolRun.Run(Repository, ("PERFGATE_MOST_PAIRS", "1"), "check", "--no-impact");
        Impact = ToolRun.Run(Repository, "list", "--impact", "--json");
        List = ToolRun.Run(Repository, "list", "--json");
    }

    internal TemporaryRepository Repository { get; }

    internal ToolResult Check { get; }

    internal ToolResult List { get; }

    internal ToolResult Impact { get; }

    public void Dispose() => Repository.Dispose();

    /// <summary>Several frameworks, an older BenchmarkDotNet than the repository's, and a Main that passes its arguments on.</summary>
    private static void WriteSwitched(TemporaryRepository repository)
    {
        repository.Write("bench/Switched/Switched.csproj", BenchmarkProject
            .File(benchmarkDotNet: null, frameworks: "net8.0;net10.0", items: "<ProjectReference Include=\"../../src/Library/Library.csproj\" />")
            .Replace("\"BenchmarkDotNet\"", "\"BenchmarkDotNet\" VersionOverride=\"0.14.0\"", StringComparison.Ordinal));
        repository.Write("bench/Switched/Program.cs", """
            using BenchmarkDotNet.Attributes;
            using BenchmarkDotNet.Running;

            BenchmarkSwitcher.FromAssembly(typeof(Switched.Suite).Assembly).Run(args);

            namespace Switched
            {
                public class Suite
                {
                    [Benchmark] public byte[] Run() => new byte[40];
                }
            }
            """);
    }

    /// <summary>A test project that has a benchmark too.</summary>
    private static void WriteTested(TemporaryRepository repository)
    {
        repository.Write("tests/Tested/Tested.csproj", BenchmarkProject.File(
            benchmarkDotNet: null, items: "<PackageReference Include=\"xunit.v3\" />"));
        repository.Write("tests/Tested/Suite.cs", """
            using BenchmarkDotNet.Attributes;
            using Xunit;

            namespace Tested;

            public class Suite
            {
                [Fact] public void Runs() => Assert.Equal(4, Run());

                [Benchmark] public int Run() => int.Parse("4");
            }
            """);
    }
}
