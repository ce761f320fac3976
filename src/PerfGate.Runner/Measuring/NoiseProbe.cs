using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hook;
using PerfGate.Statistics;

namespace PerfGate.Runner.Measuring;

/// <summary>Works for a moment and looks at what the machine makes of it.</summary>
public static class NoiseProbe
{
    private const double SliceNanoseconds = 1e6;

    /// <summary>A runtime that used this much of a processor during the probe is busy.</summary>
    private const double BusyShare = 0.2;

    private static readonly string[] Runtimes = ["dotnet", "java", "node"];

    /// <param name="duration">Of the work; half a second tells a busy machine from an idle one.</param>
    public static MachineNoise Measure(TimeSpan duration)
    {
        var rounds = Calibrate();
        var others = ProcessorTimes();
        var slices = new List<double>();
        var (watch, before) = (Stopwatch.StartNew(), ProcessorClock.Thread());
        while (watch.Elapsed < duration)
        {
            slices.Add(Time(rounds));
        }

        var (wall, used) = (watch.Elapsed, ProcessorClock.Thread() - before);
        double[] times = [.. slices];
        return new MachineNoise
        {
            Load = Load(),
            Stolen = used > 0 ? Math.Clamp(1 - (used / wall.TotalNanoseconds), 0, 1) : null,
            Jitter = (Quantiles.Linear(times, 0.95) / Quantiles.Median(times)) - 1,
            Megahertz = Megahertz(),
            Throttled = Throttled(),
            BusyRuntimes = ProcessorTimes().Count(now => others.TryGetValue(now.Key, out var then) && now.Value - then > BusyShare * wall),
        };
    }

    private static int Calibrate()
    {
        var rounds = 1_000;
        while (Time(rounds) is var time && time < SliceNanoseconds)
        {
            rounds = (int)(rounds * Math.Clamp(1.1 * SliceNanoseconds / Math.Max(time, 1), 1.1, 100));
        }

        return rounds;
    }

    private static double Time(int rounds)
    {
        var began = Stopwatch.GetTimestamp();
        Work(rounds);
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds;
    }

    /// <summary>Knuth's linear congruential generator: a chain that nothing shortens.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static ulong Work(int rounds)
    {
        var state = 1UL;
        for (var i = 0; i < rounds; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
        }

        return state;
    }

    private static double? Load() => First("/proc/loadavg");

    private static double? Megahertz() => First("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq") is { } kilohertz
        ? kilohertz / 1000
        : null;

    private static long? Throttled() => (long?)First("/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count");

    /// <summary>The first number in a file of the system's; null where it has no such file.</summary>
    private static double? First(string path)
    {
        try
        {
            return double.TryParse(File.ReadAllText(path).Split([' ', '\n'], 2)[0], CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dictionary<int, TimeSpan> ProcessorTimes()
    {
        var times = new Dictionary<int, TimeSpan>();
        foreach (var process in Runtimes.SelectMany(Process.GetProcessesByName))
        {
            using (process)
            {
                try
                {
                    if (process.Id != Environment.ProcessId)
                    {
                        times[process.Id] = process.TotalProcessorTime;
                    }
                }
                catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
                {
                    // It has ended, or is not ours to look at.
                }
            }
        }

        return times;
    }
}
