using System.Globalization;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The load that was measured, in words.</summary>
internal static class LoadSent
{
    /// <summary>
    /// The scenario's load; where base and head took turns, what was sent instead of it, and what it was made of: "open, 200/s in 16
    /// windows of 2 s a side, base and head in turns (the scenario: open, constant 200/s for 60 s)".
    /// </summary>
    public static string Of(LoadFacts load)
    {
        if (!load.Method.InTurns)
        {
            return load.Identity.Load;
        }

        var method = load.Method;
        var rate = IsOpen(load) && load.After.Total.Seconds > 0 ? $"open, {LoadWords.Rate(load.After.Total.Due / load.After.Total.Seconds)}/s{(method.AlongStages is null ? "" : " on average")}" : "closed";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rate} in {method.Windows} windows of {method.WindowSeconds:0.###} s a side, base and head in turns (the scenario: {load.Identity.Load})");
    }

    public static bool IsOpen(LoadFacts load) => load.Identity.IsOpen;
}
