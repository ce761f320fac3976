using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Load.Services;

/// <summary>
/// Character <c>pausing</c>: answers at once, but stands still one time, SAMPLE_PAUSE_AFTER seconds (2) after its first request and for
/// SAMPLE_PAUSE seconds (0.8), as if a collection of garbage held it.
/// </summary>
internal static class Pausing
{
    public static void Map(WebApplication app, string character)
    {
        if (character != "pausing")
        {
            return;
        }

        var begin = Seconds("SAMPLE_PAUSE_AFTER", 2);
        var end = begin + Seconds("SAMPLE_PAUSE", 0.8);
        var first = new Lazy<long>(Stopwatch.GetTimestamp);
        app.MapGet("/steady", async () =>
        {
            var now = Stopwatch.GetElapsedTime(first.Value);
            if (now >= begin && now < end)
            {
                await Task.Delay(end - now);
            }

            return "steady";
        });
    }

    private static TimeSpan Seconds(string variable, double usual) => TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual);
}
