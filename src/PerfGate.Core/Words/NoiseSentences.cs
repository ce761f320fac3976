using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Words;

/// <summary>The noise of a run, in words.</summary>
public static class NoiseSentences
{
    /// <summary>Whole sentences, for people who know nothing of the method.</summary>
    public static IReadOnlyList<string> Of(ReportNoise noise)
    {
        List<string> sentences = [];
        if (noise.PairSpread is { } spread)
        {
            sentences.Add($"One pair of launches spread by {Quantity.Percent(spread)} (robust standard deviation of its ratio, median benchmark)"
                + (noise.Detectable is { } detectable ? $"; a slowdown of {Quantity.Percent(detectable)} would have been found nine times in ten." : "."));
        }

        if (noise.Machine is { } machine)
        {
            sentences.Add($"Before measuring, {Of(machine)}.");
        }

        return sentences;
    }

    /// <summary>Part of a sentence: <c>the load was 0.7, 2 % of the time went to others, …</c>.</summary>
    public static string Of(MachineNoise machine)
    {
        List<string> parts = [];
        if (machine.Load is { } load)
        {
            parts.Add($"the load was {load.ToString("0.0", CultureInfo.InvariantCulture)}");
        }

        if (machine.Stolen is { } stolen)
        {
            parts.Add($"{Quantity.Percent(stolen)} of a busy thread's time went to others");
        }

        parts.Add($"one millisecond of work in twenty took {Quantity.Percent(machine.Jitter)} longer than usual, or more");
        if (machine.BusyRuntimes > 0)
        {
            parts.Add(machine.BusyRuntimes == 1 ? "another runtime was busy" : $"{machine.BusyRuntimes} other runtimes were busy");
        }

        if (machine.Megahertz is { } clock)
        {
            parts.Add($"the processor's clock was {clock.ToString("0", CultureInfo.InvariantCulture)} MHz");
        }

        return string.Join(", ", parts);
    }
}
