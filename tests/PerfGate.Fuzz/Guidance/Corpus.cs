namespace PerfGate.Fuzz.Guidance;

/// <summary>Inputs from which others are made: the seeds, and those that reached something new.</summary>
public sealed class Corpus(IEnumerable<byte[]> seeds)
{
    /// <summary>Beyond it an earlier one gives way.</summary>
    private const int Most = 4000;

    private readonly List<byte[]> inputs = [.. seeds];

    public int Count => inputs.Count;

    public IReadOnlyList<byte[]> Inputs => inputs;

    /// <summary>The latest are chosen more often: what they reached is tried least.</summary>
    public byte[] Choose(Random random) => random.Next(3) == 0
        ? inputs[inputs.Count - 1 - random.Next(Math.Min(inputs.Count, 50))]
        : inputs[random.Next(inputs.Count)];

    public void Add(byte[] input, Random random)
    {
        if (inputs.Count < Most)
        {
            inputs.Add(input);
        }
        else
        {
            inputs[random.Next(Most)] = input;
        }
    }
}
