using System.Globalization;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Terminal;

/// <summary>The words of a progress line.</summary>
internal static class ProgressText
{
    public static string Of(SuiteProgress progress)
    {
        var remaining = progress.Remaining is { } time ? $", {Clock(time)} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{progress.Done + 1}/{progress.Total}] {progress.Benchmark} · pair {progress.Pair} of {progress.Pairs} · {Clock(progress.Elapsed)}{remaining}");
    }

    private static string Clock(TimeSpan time) => time < TimeSpan.FromHours(1)
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
