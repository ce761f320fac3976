using System.Globalization;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>Generated programs with one place changed each: whatever changes a benchmark's result is never called unaffected.</summary>
/// <remarks>The truth comes from running both programs. <c>PERFGATE_MUTATIONS=1000</c> tries that many, <c>PERFGATE_MUTATION_SEED=101</c> begins with another program.</remarks>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const string Variable = "PERFGATE_MUTATIONS";
    private const string SeedVariable = "PERFGATE_MUTATION_SEED";
    private const int Usual = 40;
    private const int SampleEvery = 5;

    [Fact]
    public void A_benchmark_whose_result_changes_is_never_called_unaffected()
    {
        var wanted = Number(Variable) ?? Usual;
        var tally = new MutationTally();
        for (var seed = Number(SeedVariable) ?? 1; tally.Mutations < wanted; seed++)
        {
            Try(new GeneratedProgram(seed), seed, wanted, tally);
        }

        output.WriteLine(tally.ToString());
        Assert.True(tally.Escapes.Count == 0, string.Join('\n', tally.Escapes.Take(20)));

        // A test that changes nothing, or skips nothing, proves nothing.
        Assert.True(tally.Changed > tally.Mutations / 10, tally.ToString());
        Assert.True(tally.Unaffected > tally.Mutations, tally.ToString());
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Try(GeneratedProgram program, int seed, int wanted, MutationTally tally)
    {
        using var before = new ProgramFolder(program.Sources(-1));
        var expected = before.Run(program.Benchmarks);
        Assert.All(expected, result => Assert.True(result.Value is int, $"seed {seed}, {result.Key} threw {result.Value}"));
        for (var place = 0; place < program.Places && tally.Mutations < wanted; place++)
        {
            using var after = new ProgramFolder(program.Sources(place));
            var verdicts = ImpactAnalysis.Run(new ImpactRequest
            {
                Base = before.Side,
                Head = after.Side,
                Benchmarks = [.. program.Benchmarks.Select(name => new ImpactBenchmark(name, "Suite, Bench", name))],
            }).Verdicts;
            tally.Mutations++;

            // What is measured anyway need not be run here, but for a sample that says how often it is measured in vain.
            var isSample = tally.Mutations % SampleEvery == 0;
            var run = verdicts.Where(verdict => isSample || verdict.Kind == ImpactKind.Unaffected).ToList();
            var results = after.Run(run.Select(verdict => verdict.Benchmark.Id));
            foreach (var verdict in verdicts.Except(run))
            {
                tally.AddMeasured(verdict);
            }

            foreach (var verdict in run)
            {
                var name = verdict.Benchmark.Id;
                var (was, became) = (expected[name], results[name]);
                if (!Equals(was, became) && verdict.Kind == ImpactKind.Unaffected)
                {
                    // Others before it may have left something behind; as a process of its own it is alone.
                    (was, became) = (before.Run([name])[name], after.Run([name])[name]);
                }

                tally.Add(verdict, Equals(was, became), $"seed {seed}, {program.Describe(place)}, {name}: {was} became {became}");
            }
        }
    }
}
