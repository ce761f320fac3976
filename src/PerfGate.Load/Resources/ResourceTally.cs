using PerfGate.Load.Measured;

namespace PerfGate.Load.Resources;

/// <summary>Sums samples up.</summary>
/// <remarks>
/// The processor time of a tree is what each of its processes used since the sample before, so that one that ends takes nothing away;
/// what it used after its last sample is lost, at most one interval's.
/// </remarks>
internal sealed class ResourceTally
{
    private ResourceSample? first;
    private ResourceSample? last;
    private double processor;
    private double cpuMax;
    private double memorySum;
    private long memoryMax;
    private int threadsMax;
    private int? handlesMax;
    private readonly Dictionary<string, int> socketsMax = [];
    private int samples;

    public void Add(ResourceSample sample)
    {
        if (last is { } before && sample.At > before.At)
        {
            var used = sample.Processor.Sum(one => Math.Max(0, one.Value - before.Processor.GetValueOrDefault(one.Key)));
            processor += used;
            cpuMax = Math.Max(cpuMax, used / (sample.At - before.At));
        }

        first ??= sample;
        last = sample;
        samples++;
        memorySum += sample.Memory;
        memoryMax = Math.Max(memoryMax, sample.Memory);
        threadsMax = Math.Max(threadsMax, sample.Threads);
        handlesMax = sample.Handles is { } handles ? Math.Max(handlesMax ?? 0, handles) : handlesMax;
        foreach (var (name, count) in sample.Sockets)
        {
            socketsMax[name] = Math.Max(socketsMax.GetValueOrDefault(name), count);
        }
    }

    /// <summary>Null before the first sample.</summary>
    public ResourceUse? Use => first is null || last is null ? null : new ResourceUse
    {
        CpuMean = last.At > first.At ? processor / (last.At - first.At) : 0,
        CpuMax = cpuMax,
        MemoryMean = (long)(memorySum / samples),
        MemoryMax = memoryMax,
        ThreadsMax = threadsMax,
        HandlesMax = handlesMax,
        SocketsMax = new Dictionary<string, int>(socketsMax),
        Samples = samples,
    };
}
