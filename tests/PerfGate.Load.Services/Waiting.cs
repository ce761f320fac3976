using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Load.Services;

/// <summary>Character <c>waiting</c>: each answer takes SAMPLE_WAIT milliseconds (20), a fraction too, as if it waited for a database.</summary>
internal static class Waiting
{
    public static void Map(WebApplication app, string character)
    {
        if (character != "waiting")
        {
            return;
        }

        var wait = TimeSpan.FromMilliseconds(double.Parse(Environment.GetEnvironmentVariable("SAMPLE_WAIT") ?? "20", CultureInfo.InvariantCulture));
        app.MapGet("/wait", async () =>
        {
            var began = Stopwatch.GetTimestamp();
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Floor(wait.TotalMilliseconds)));

            // Timers tick in whole milliseconds; the rest of a fraction is waited out.
            while (Stopwatch.GetElapsedTime(began) < wait)
            {
                await Task.Yield();
            }

            return "waited";
        });
    }
}
