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
        var (tally, holed) = Try(Number(Variable) ?? Usual);

        output.WriteLine(tally.ToString());
        output.WriteLine($"with a hole in each record: {holed}");
        Assert.True(tally.Escapes.Count == 0, string.Join('\n', tally.Escapes.Take(20)));
        Assert.True(tally.Unaffected > tally.Decisions / 4, tally.ToString());

        // The test can fail: with a part of what was met forgotten, it would.
        Assert.NotEmpty(holed.Escapes);
    }

    private static ObservedReach Holed(ObservedReach reach) => reach with { Methods = [.. reach.Methods.Where((_, i) => i % 2 == 0)], Inlined = [] };

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (ObservedTally Tally, ObservedTally Holed) Try(int wanted)
    {
        var (tally, holed) = (new ObservedTally(), new ObservedTally());
        for (var seed = Number(SeedVariable) ?? 1; tally.Decisions < wanted; seed++)
        {
            Try(new GeneratedProgram(seed), seed, wanted, tally, holed);
        }

        return (tally, holed);
    }

    private static void Try(GeneratedProgram program, int seed, int wanted, ObservedTally tally, ObservedTally holed)
    {
        using var before = new ProgramFolder(program.Sources(-1));
        var expected = before.Run(program.Benchmarks);
        var reach = program.Benchmarks.ToDictionary(name => name, name => LaunchedProgram.Record(before.Side, name));
        ImpactBenchmark[] benchmarks = [.. program.Benchmarks.Select(name => new ImpactBenchmark(name, "Suite, Bench", name))];
        for (var place = 0; place < program.Places && tally.Decisions < wanted; place++)
        {
            using var after = new ProgramFolder(program.Sources(place));
            using var analysis = ObservedAnalysis.Of(new ImpactRequest { Base = before.Side, Head = after.Side, Benchmarks = benchmarks });
            if (analysis is null)
            {
                // A plug-in in a folder below differs: every benchmark counts as affected.
                continue;
            }

            tally.Mutations++;
            holed.Mutations++;
            var results = after.Run(program.Benchmarks);
            foreach (var benchmark in benchmarks)
            {
                var open = new ImpactVerdict { Benchmark = benchmark, Kind = ImpactKind.Affected, Reason = "" };
                var verdict = analysis.Decide(open, reach[benchmark.Id]);
                var (was, became) = (expected[benchmark.Id], results[benchmark.Id]);
                if (!Equals(was, became) && verdict.Kind == ImpactKind.Unaffected)
                {
                    // Others before it may have left something behind; as a process of its own it is alone.
                    (was, became) = (before.Run([benchmark.Id])[benchmark.Id], after.Run([benchmark.Id])[benchmark.Id]);
                }

                var what = $"seed {seed}, {program.Describe(place)}, {benchmark.Id}: {was} became {became}";
                var isRefused = reach[benchmark.Id].Refusal is not null;
                tally.Add(verdict, isRefused, Equals(was, became), what);
                holed.Add(analysis.Decide(open, Holed(reach[benchmark.Id])), isRefused, Equals(was, became), what);
            }
        }
    }
}
