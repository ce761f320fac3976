using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Load.Services;

/// <summary>
/// Character <c>bounded</c>: each answer holds one of SAMPLE_SLOTS slots (8) for SAMPLE_WAIT milliseconds (20). A slot is free again by the
/// clock and not when a timer happens to fire, so that the service answers slots / wait requests a second and not one more.
/// </summary>
internal static class Bounded
{
    public static void Map(WebApplication app, string character)
    {
        if (character != "bounded")
        {
            return;
        }

        var wait = TimeSpan.FromMilliseconds(Number("SAMPLE_WAIT", 20));
        var free = new PriorityQueue<int, TimeSpan>(Enumerable.Range(0, (int)Number("SAMPLE_SLOTS", 8)).Select(slot => (slot, TimeSpan.Zero)));
        var began = Stopwatch.GetTimestamp();
        app.MapGet("/slot", async () =>
        {
            TimeSpan end;
            lock (free)
            {
                var now = Stopwatch.GetElapsedTime(began);
                _ = free.TryDequeue(out var slot, out var from);
                end = (from > now ? from : now) + wait;
                free.Enqueue(slot, end);
            }

            var left = end - Stopwatch.GetElapsedTime(began);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            return "done";
        });
    }

    private static double Number(string variable, double usual) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
