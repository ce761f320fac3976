namespace PerfGate.Statistics.Tests;

/// <summary>Seeded noise, symmetric about 0, with a spread of about 1.</summary>
internal sealed class Noise(int seed)
{
    // With a seed, Random keeps its algorithm between versions of .NET.
    private readonly Random _random = new(seed);

    public double Uniform() => _random.NextDouble();

    public int Integer(int minimum, int maximum) => _random.Next(minimum, maximum + 1);

    /// <summary>Box and Muller (1958).</summary>
    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Student's t with three degrees of freedom: its variance is 3, its kurtosis infinite.</summary>
    public double HeavyTailed()
    {
        var (a, b, c) = (Normal(), Normal(), Normal());
        return Normal() / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3);
    }

    /// <summary>Two narrow modes, at -1 and 1: a process that falls into one of two memory layouts.</summary>
    public double Bimodal() => (_random.Next(2) == 0 ? -1 : 1) + (0.1 * Normal());

    public double Draw(NoiseShape shape) => shape switch
    {
        NoiseShape.Normal => Normal(),
        NoiseShape.HeavyTailed => HeavyTailed(),
        NoiseShape.Bimodal => Bimodal(),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    public double[] Sample(int n, Func<double> draw) => [.. Enumerable.Range(0, n).Select(_ => draw())];
}
