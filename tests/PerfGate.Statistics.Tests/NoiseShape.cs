namespace PerfGate.Statistics.Tests;

public enum NoiseShape
{
    Normal,
    HeavyTailed,
    Bimodal,
}
