using System.Globalization;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>Generated programs with one place changed each: whatever changes a benchmark's result is never called unaffected.</summary>
/// <remarks>The truth comes from running both programs. <c>PERFGATE_MUTATIONS=1000</c> tries that many, <c>PERFGATE_MUTATION_SEED=101</c> begins with another program.</remarks>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const string Variable = "PERFGATE_MUTATIONS";
    private const string SeedVariable = "PERFGATE_MUTATION_SEED";
    private const string SameCode = "both builds are the same code";
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

    /// <summary>The other direction: whatever a program does by reflection, two builds of it are the same code.</summary>
    [Fact]
    public void A_program_that_is_built_twice_is_the_same_code()
    {
        foreach (var seed in Enumerable.Range(Number(SeedVariable) ?? 1, 6))
        {
            var program = new GeneratedProgram(seed);
            using var before = new ProgramFolder(program.Sources(-1));
            using var after = new ProgramFolder(program.Sources(-1));

            Assert.All(Verdicts(program, before, after), verdict => Assert.True(
                verdict is { Kind: ImpactKind.Unaffected, Reason: SameCode }, $"seed {seed}, {verdict.Benchmark.Id}: {verdict.Kind}, {verdict.Reason}"));
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IReadOnlyList<ImpactVerdict> Verdicts(GeneratedProgram program, ProgramFolder before, ProgramFolder after) =>
        ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks = [.. program.Benchmarks.Select(name => new ImpactBenchmark(name, "Suite, Bench", name))],
        }).Verdicts;

    private static void Try(GeneratedProgram program, int seed, int wanted, MutationTally tally)
    {
        using var before = new ProgramFolder(program.Sources(-1));
        var expected = before.Run(program.Benchmarks);
        Assert.All(expected, result => Assert.True(result.Value is int, $"seed {seed}, {result.Key} threw {result.Value}"));
        for (var place = 0; place < program.Places && tally.Mutations < wanted; place++)
        {
            using var after = new ProgramFolder(program.Sources(place));
            var verdicts = Verdicts(program, before, after);
            Assert.All(verdicts, verdict => Assert.True(
                verdict.Reason != SameCode, $"seed {seed}, {program.Describe(place)}, {verdict.Benchmark.Id} is called the same code"));
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
