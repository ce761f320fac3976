using System.Runtime.InteropServices;
using PerfGate.Core.Measurements;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Both sides are compiled for one recorded profile: the same instructions, though each profile may lead to other code.</summary>
[Trait("speed", "slow")]
public sealed class RecordedProfileTests : IDisposable
{
    private const string NothingMore = "";

    /// <summary>A field, a method and a closure more: every token behind them moves, and every number that the compiler gives.</summary>
    private const string More = """
        private static readonly int first = 7;

        public static string Unused(int n, string s) => string.Join(",", Enumerable.Range(first, n).Where(i => i > n).Select(i => s + i));
        """;

    private readonly TemporaryRepository repository = TemporaryRepository.Create();

    public RecordedProfileTests()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "Instructions, by which the code of both sides is told apart, are counted on Linux on x64 alone.");
        repository.Write("bench/Recorded/Recorded.csproj", BenchmarkProject.File());
        repository.Write("bench/Recorded/Program.cs", Source(NothingMore));
        repository.Commit("base");
        repository.Write("bench/Recorded/Program.cs", Source(More));
        repository.Commit("head");
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Code_that_means_the_same_takes_the_same_instructions()
    {
        repository.Write(
            "perfgate.yml",
            "version: 1\ncompare: { profile: quick, impact: off, profile-data: recorded }\nrules:\n  - match: \"*\"\n    time: { max-increase: 50% }\n    instructions: { max-increase: 5% }\n");

        var run = ToolRun.Run(repository, "check", "--base", "HEAD~1").Expect(0);

        Assert.EndsWith(", profile recorded", run.Report.Environment.Jit, StringComparison.Ordinal);
        foreach (var name in new[] { "Receivers", "Closures" })
        {
            var (ofBase, ofHead) = (Instructions(run.Base, name), Instructions(run.Head, name));
            Assert.InRange(ofBase.Count, 5, 16);
            Assert.Equal(ofBase.Count, ofHead.Count);

            // The runtime may be in the middle of something. Casts, as LINQ has them, would differ by the addresses of types.
            Assert.InRange(ofBase.Zip(ofHead).Count(pair => pair.First != pair.Second), 0, 1);
        }
    }

    private static IReadOnlyList<double> Instructions(MeasurementSet side, string name) =>
    [
        .. side.Benchmarks
            .Single(benchmark => benchmark.Id == $"Sample.Suite.{name}")
            .FindMetric(Metric.Instructions)!.Launches.Select(launch => launch.Values.Single()),
    ];

    private static string Source(string more) => BenchmarkProject.Source($$"""
        {{more}}

        private readonly Shape[] shapes = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? (Shape)new Circle { Size = i } : i % 3 == 1 ? new Square { Size = i } : new Line { Size = i })];
        private readonly int[] numbers = [.. Enumerable.Range(0, 200)];

        [Benchmark]
        public double Receivers()
        {
            var area = 0.0;
            foreach (var shape in shapes)
            {
                area += shape.Area();
            }

            return area;
        }

        [Benchmark]
        public bool Closures()
        {
            var least = numbers[0];
            return Array.TrueForAll(numbers, number => number >= least);
        }

        public abstract class Shape
        {
            public double Size;

            public abstract double Area();
        }

        public sealed class Circle : Shape
        {
            public override double Area() => Size * Size * Math.PI;
        }

        public sealed class Square : Shape
        {
            public override double Area() => Size * Size;
        }

        public sealed class Line : Shape
        {
            public override double Area() => 0;
        }
        """);
}
