using System.Globalization;

namespace PerfGate.Core.Load.Limits;

/// <summary>Numbers of limits in sentences.</summary>
internal static class LimitWords
{
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    public static string Time(double nanoseconds) => nanoseconds < 1e9
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.##} s");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0} MiB");
}
