using System.Diagnostics;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>The part of the machine's processors that this process took since it was asked last.</summary>
internal sealed class OwnProcessorShare
{
    private TimeSpan used = Environment.CpuUsage.TotalTime;
    private long asked = Stopwatch.GetTimestamp();

    /// <summary>0 to 1.</summary>
    public double Next()
    {
        var (before, began) = (used, asked);
        (used, asked) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        return (used - before) / Stopwatch.GetElapsedTime(began, asked) / Environment.ProcessorCount;
    }
}
