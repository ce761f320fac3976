namespace PerfGate.Load.Arrivals;

/// <summary>Numbers that a seed decides, the same in every version of the runtime.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 15.</remarks>
internal sealed class Randomness(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each purpose, so that one more choice here changes nothing there.</summary>
    public static Randomness For(ulong seed, ulong purpose) => new(new Randomness(seed ^ (purpose * 0xD1B54A32D192ED03)).Next());

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Evenly between 0 and 1, 1 excluded; 53 bits.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)((UInt128)Next() * (ulong)count >> 64);

    /// <summary>Exponential with mean 1, by inversion.</summary>
    public double Exponential() => -Math.Log(1 - Fraction());
}
