using PerfGate.Load.Measured;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Joins what a process used in several stretches of time.</summary>
internal static class ResourceUses
{
    /// <returns>Means are weighted by samples, maxima are those over all; null without any use.</returns>
    public static ResourceUse? Join(IReadOnlyList<ResourceUse> uses)
    {
        var samples = uses.Sum(use => use.Samples);
        return samples == 0 ? null : new ResourceUse
        {
            CpuMean = uses.Sum(use => use.CpuMean * use.Samples) / samples,
            CpuMax = uses.Max(use => use.CpuMax),
            MemoryMean = (long)(uses.Sum(use => (double)use.MemoryMean * use.Samples) / samples),
            MemoryMax = uses.Max(use => use.MemoryMax),
            ThreadsMax = uses.Max(use => use.ThreadsMax),
            HandlesMax = uses.Max(use => use.HandlesMax),
            SocketsMax = uses.SelectMany(use => use.SocketsMax).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Max(one => one.Value)),
            Samples = samples,
        };
    }
}
