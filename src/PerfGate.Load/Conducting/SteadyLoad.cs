using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>The load of short windows: a scenario's stages at one rate, for a window holds no whole ramp.</summary>
public static class SteadyLoad
{
    /// <summary>Arrivals per second over all stages, each by its time.</summary>
    public static double RateOf(LoadShape shape)
    {
        var seconds = shape.Stages.Sum(stage => stage.Time.TotalSeconds);
        return seconds <= 0 ? 1 : shape.Stages.Sum(stage => (stage.From + stage.To) / 2 * stage.Time.TotalSeconds) / seconds;
    }

    /// <summary>One or more windows at a constant rate.</summary>
    public static LoadPlan At(double rate, TimeSpan warmUp, TimeSpan duration, ulong seed, int windows = 1) => new()
    {
        Stages = [LoadStage.Constant(rate, duration)],
        WarmUp = warmUp,
        Duration = duration,
        Windows = windows,
        Seed = seed,
    };

    /// <summary>A seed of its own for the n-th part of a run: SplitMix64, Steele, Lea and Flood, OOPSLA 2014.</summary>
    public static ulong SeedOf(ulong seed, int part)
    {
        var z = unchecked(seed + ((ulong)(part + 1) * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
