using System.Diagnostics;
using PerfGate.Fuzz.Guidance;
using PerfGate.Fuzz.Mutation;

namespace PerfGate.Fuzz;

/// <summary>How long a run goes on; it ends with whichever comes first.</summary>
/// <param name="Inputs">At most.</param>
/// <param name="Time">At most.</param>
/// <param name="Seed">The same seed, without a limit of time, makes the same inputs.</param>
public sealed record FuzzPlan(long Inputs, TimeSpan Time, int Seed);

/// <summary>An input that a reader did not answer as it is documented.</summary>
public sealed record Find(byte[] Input, Trial Trial);

/// <summary>What a run came to.</summary>
/// <param name="Inputs">That were read.</param>
/// <param name="Accepted">Of them.</param>
/// <param name="Sampled">Of them, looked at for being well-formed and read twice.</param>
/// <param name="WellFormed">Of the sampled: past the parser. Null for formats without one.</param>
/// <param name="SeedEdges">That the seeds alone took; 0 without prepared code.</param>
/// <param name="Edges">That all inputs took.</param>
/// <param name="Corpus">Seeds, and inputs that reached something new.</param>
/// <param name="Finds">One for each cause.</param>
public sealed record FuzzCounts(
    long Inputs, long Accepted, long Sampled, long? WellFormed, int SeedEdges, int Edges, int Corpus, IReadOnlyList<Find> Finds)
{
    public TimeSpan Time { get; init; }
}

/// <summary>Gives a reader one input after the other, made of those that reached something new.</summary>
/// <param name="harness">The reader.</param>
/// <param name="edges">Null: nothing says what an input reaches, and all are made of the seeds.</param>
/// <param name="grown">Inputs of earlier runs.</param>
public sealed class FuzzRun(Harness harness, EdgeMap? edges = null, IEnumerable<byte[]>? grown = null)
{
    private const int SampleEvery = 64;

    /// <summary>Causes; with more of them something else is wrong.</summary>
    private const int MostFinds = 50;

    private readonly Dictionary<string, Find> finds = [];

    /// <summary>Told of each input before it is read: a process that ends leaves it behind.</summary>
    public Action<byte[]>? Reading { get; init; }

    /// <summary>Told of the first input of each cause.</summary>
    public Action<Find>? Found { get; init; }

    /// <summary>The inputs that others are made of, at the end.</summary>
    public IReadOnlyList<byte[]> Grown { get; private set; } = [];

    public FuzzCounts Run(FuzzPlan plan)
    {
        var start = Stopwatch.GetTimestamp();
        var random = new Random(plan.Seed);
        var seeds = harness.Seeds();
        var mutator = new Mutator(harness.Format, seeds, Math.Max(harness.LongestInput, 2 * seeds.Max(seed => seed.Length)));
        var corpus = new Corpus(seeds);
        long accepted = 0, sampled = 0, wellFormed = 0;
        foreach (var seed in seeds)
        {
            Try(seed);
            edges?.Learn();
        }

        var seedEdges = edges?.Edges ?? 0;
        foreach (var input in grown ?? [])
        {
            Try(input);
            if (edges?.Learn() == true)
            {
                corpus.Add(input, random);
            }
        }

        long inputs = 0;
        for (; inputs < plan.Inputs && finds.Count < MostFinds && ((inputs & 63) != 0 || Stopwatch.GetElapsedTime(start) < plan.Time); inputs++)
        {
            var input = mutator.Changed(corpus.Choose(random), corpus.Choose(random), random);
            var trial = Try(input);
            accepted += trial.Kind == TrialKind.Accepted ? 1 : 0;
            if (LearnOf(trial))
            {
                corpus.Add(input, random);
            }

            if (inputs % SampleEvery == 0)
            {
                sampled++;
                wellFormed += WellFormed.Is(harness.Format, input) == true ? 1 : 0;
                Note(input, IsFind(trial) ? trial : Trial.Again(harness, input, trial));
            }
        }

        Grown = corpus.Inputs;
        return new FuzzCounts(
            inputs, accepted, sampled, harness.Format is InputFormat.Bytes or InputFormat.Lines ? null : wellFormed, seedEdges, edges?.Edges ?? 0, corpus.Count, [.. finds.Values])
        {
            Time = Stopwatch.GetElapsedTime(start),
        };
    }

    private static bool IsFind(Trial trial) => trial.Kind is not (TrialKind.Accepted or TrialKind.Refused);

    private bool LearnOf(Trial trial) => edges is not null && !IsFind(trial) && edges.Learn();

    private Trial Try(byte[] input)
    {
        Reading?.Invoke(input);
        edges?.Clear();
        var trial = Trial.Of(harness, input);
        Note(input, trial);
        return trial;
    }

    private void Note(byte[] input, Trial trial)
    {
        if (!IsFind(trial) || finds.ContainsKey(trial.Signature))
        {
            return;
        }

        var find = new Find(Smaller.Of(harness, input, trial), trial);
        finds.Add(trial.Signature, find);
        Found?.Invoke(find);
    }
}
