using System.Globalization;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>Generated programs, launched and then changed at one place each: whatever changes a benchmark's result is met by its launches.</summary>
/// <remarks>
/// The truth comes from running both programs. <c>PERFGATE_OBSERVED_DECISIONS=10000</c> takes that many decisions,
/// <c>PERFGATE_MUTATION_SEED=101</c> begins with another program.
/// </remarks>
public sealed class ObservedMutationTests(ITestOutputHelper output)
{
    private const string Variable = "PERFGATE_OBSERVED_DECISIONS";
    private const string SeedVariable = "PERFGATE_MUTATION_SEED";
    private const int Usual = 500;

    [Fact]
    public void A_benchmark_whose_result_changes_has_met_the_change()
    {
        var tally = Try(Number(Variable) ?? Usual, reach => reach);

        output.WriteLine(tally.ToString());
        Assert.True(tally.Escapes.Count == 0, string.Join('\n', tally.Escapes.Take(20)));
        Assert.True(tally.Unaffected > tally.Decisions / 4, tally.ToString());
    }

    /// <summary>The test above can fail: with a part of what was met forgotten, it does.</summary>
    [Fact]
    public void A_record_with_a_hole_is_found_out()
    {
        var tally = Try(Usual, reach => reach with { Methods = [.. reach.Methods.Where((_, i) => i % 2 == 0)], Inlined = [] });

        output.WriteLine(tally.ToString());
        Assert.NotEmpty(tally.Escapes);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ObservedTally Try(int wanted, Func<ObservedReach, ObservedReach> distort)
    {
        var tally = new ObservedTally();
        for (var seed = Number(SeedVariable) ?? 1; tally.Decisions < wanted; seed++)
        {
            Try(new GeneratedProgram(seed), seed, wanted, distort, tally);
        }

        return tally;
    }

    private static void Try(GeneratedProgram program, int seed, int wanted, Func<ObservedReach, ObservedReach> distort, ObservedTally tally)
    {
        using var before = new ProgramFolder(program.Sources(-1));
        var expected = before.Run(program.Benchmarks);
        var reach = program.Benchmarks.ToDictionary(name => name, name => distort(LaunchedProgram.Record(before.Side, name)));
        ImpactBenchmark[] benchmarks = [.. program.Benchmarks.Select(name => new ImpactBenchmark(name, "Suite, Bench", name))];
        for (var place = 0; place < program.Places && tally.Decisions < wanted; place++)
        {
            using var after = new ProgramFolder(program.Sources(place));
            using var analysis = ObservedAnalysis.Of(new ImpactRequest { Base = before.Side, Head = after.Side, Benchmarks = benchmarks });
            tally.Mutations++;
            if (analysis is null)
            {
                // A plug-in in a folder below differs: every benchmark counts as affected.
                continue;
            }

            var results = after.Run(program.Benchmarks);
            foreach (var benchmark in benchmarks)
            {
                var verdict = analysis.Decide(
                    new ImpactVerdict { Benchmark = benchmark, Kind = ImpactKind.Affected, Reason = "" }, reach[benchmark.Id]);
                var (was, became) = (expected[benchmark.Id], results[benchmark.Id]);
                if (!Equals(was, became) && verdict.Kind == ImpactKind.Unaffected)
                {
                    // Others before it may have left something behind; as a process of its own it is alone.
                    (was, became) = (before.Run([benchmark.Id])[benchmark.Id], after.Run([benchmark.Id])[benchmark.Id]);
                }

                tally.Add(
                    verdict, reach[benchmark.Id].Refusal is not null, Equals(was, became), $"seed {seed}, {program.Describe(place)}, {benchmark.Id}: {was} became {became}");
            }
        }
    }
}
