using PerfGate.Fuzz.Harnesses;

namespace PerfGate.Fuzz.Tests;

/// <summary>Each harness for a moment, without guidance: the seeds are answered as they should be, and so is what is made of them.</summary>
public sealed class ShortRunTests
{
    private static readonly FuzzPlan Plan = new(Inputs: 300, TimeSpan.FromMinutes(5), Seed: 20261130);

    public static TheoryData<string> Names => [.. HarnessCatalogue.All.Select(harness => harness.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reader_answers_as_it_is_documented(string name)
    {
        var counts = new FuzzRun(HarnessCatalogue.Find(name)!).Run(Plan);

        Assert.Equal([], counts.Finds.Select(find => $"{find.Trial.Signature}: {find.Trial.Words}: {Convert.ToBase64String(find.Input)}"));
        Assert.Equal(Plan.Inputs, counts.Inputs);
    }

    /// <summary>A fuzzer whose inputs all die at the first byte is worth nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_is_accepted(string name)
    {
        var harness = HarnessCatalogue.Find(name)!;

        var trials = harness.Seeds().Select(seed => Trial.Of(harness, seed)).ToList();

        Assert.True(trials.Exists(trial => trial.Kind == TrialKind.Accepted), string.Join('\n', trials.Select(trial => $"{trial.Kind}: {trial.Words}")));
    }
}
