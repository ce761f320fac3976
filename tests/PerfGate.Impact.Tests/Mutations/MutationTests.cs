using System.Globalization;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>Generated programs with one place changed each: whatever changes a benchmark's result is never called unaffected.</summary>
/// <remarks>The truth comes from running both programs. <c>PERFGATE_MUTATIONS=10000</c> tries that many.</remarks>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const string Variable = "PERFGATE_MUTATIONS";
    private const int Usual = 120;

    [Fact]
    public void A_benchmark_whose_result_changes_is_never_called_unaffected()
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        var tally = new MutationTally();
        for (var seed = 1; tally.Mutations < wanted; seed++)
        {
            Try(new GeneratedProgram(seed), seed, wanted, tally);
        }

        output.WriteLine(tally.ToString());
        Assert.True(tally.Escapes.Count == 0, string.Join('\n', tally.Escapes.Take(20)));

        // A test that changes nothing, or skips nothing, proves nothing.
        Assert.True(tally.Changed > tally.Mutations / 2, tally.ToString());
        Assert.True(tally.Unaffected > tally.Mutations, tally.ToString());
    }

    private static void Try(GeneratedProgram program, int seed, int wanted, MutationTally tally)
    {
        using var before = new ProgramFolder(program.Sources(-1));
        var expected = before.Run(program.Benchmarks);
        Assert.All(expected, result => Assert.True(result.Value is int, $"seed {seed}, {result.Key} threw {result.Value}"));
        for (var place = 0; place < program.Places && tally.Mutations < wanted; place++)
        {
            using var after = new ProgramFolder(program.Sources(place));
            var results = after.Run(program.Benchmarks);
            var verdicts = ImpactAnalysis.Run(new ImpactRequest
            {
                Base = before.Side,
                Head = after.Side,
                Benchmarks = [.. program.Benchmarks.Select(name => new ImpactBenchmark(name, "Suite, Bench", name))],
            }).Verdicts;
            tally.Mutations++;
            for (var i = 0; i < verdicts.Count; i++)
            {
                var name = program.Benchmarks[i];
                var isSame = Equals(expected[name], results[name]);
                if (!isSame && verdicts[i].Kind == ImpactKind.Unaffected)
                {
                    // Others before it may have left something behind; as a process of its own it is alone.
                    (expected[name], results[name]) = (before.Run([name])[name], after.Run([name])[name]);
                    isSame = Equals(expected[name], results[name]);
                }

                tally.Add(verdicts[i], isSame, $"seed {seed}, {program.Describe(place)}, {name}: {expected[name]} became {results[name]}");
            }
        }
    }
}
