using System.Text.Json;
using PerfGate.Fuzz.Guidance;

namespace PerfGate.Fuzz.Running;

/// <summary>The process that reads inputs of one harness, in the copy whose code counts its edges.</summary>
internal static class Worker
{
    /// <param name="harness">Whose inputs.</param>
    /// <param name="plan">How long.</param>
    /// <param name="edges">Of this process.</param>
    /// <param name="folder">Of the harness: its inputs so far, its finds, and what the run came to.</param>
    public static void Run(Harness harness, FuzzPlan plan, EdgeMap edges, RunFolder folder)
    {
        using var last = new LastInput(folder.LastInput);
        var run = new FuzzRun(harness, edges, folder.Corpus())
        {
            Reading = last.Set,
            Found = find => folder.Keep(find),
        };
        var counts = run.Run(plan);
        folder.KeepCorpus(run.Grown);
        File.WriteAllText(folder.Counts, JsonSerializer.Serialize(CountsLine.Of(counts)));
    }
}

/// <summary>What a worker tells whoever started it.</summary>
internal sealed record CountsLine(long Inputs, long Accepted, long Sampled, long? WellFormed, int SeedEdges, int Edges, int Corpus, double Seconds)
{
    public static CountsLine Of(FuzzCounts counts) => new(
        counts.Inputs, counts.Accepted, counts.Sampled, counts.WellFormed, counts.SeedEdges, counts.Edges, counts.Corpus, counts.Time.TotalSeconds);
}
