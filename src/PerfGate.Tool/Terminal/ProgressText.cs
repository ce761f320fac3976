using System.Globalization;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Terminal;

/// <summary>The words of a progress line.</summary>
internal static class ProgressText
{
    public static string Of(SuiteProgress progress)
    {
        // A look may settle a benchmark or ask for more: what is known is the time to it.
        var remaining = progress.Remaining is { } time ? $", about {Clock(time)} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{progress.Settled}/{progress.Total} settled] {progress.Benchmark} · pair {progress.Pair} · {Clock(progress.Elapsed)}{remaining}");
    }

    private static string Clock(TimeSpan time) => time < TimeSpan.FromHours(1)
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
