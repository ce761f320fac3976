using System.Globalization;
using MathNet.Numerics.Distributions;

namespace PerfGate.Lab.Scoring;

/// <summary>So many of so many, with the exact interval of Clopper and Pearson (Biometrika 26, 1934) at 95 %.</summary>
internal readonly record struct Rate(int Count, int Total)
{
    public double Share => Total == 0 ? double.NaN : (double)Count / Total;

    public double Low => Count == 0 ? 0 : Beta.InvCDF(Count, Total - Count + 1, 0.025);

    public double High => Count == Total ? 1 : Beta.InvCDF(Count + 1, Total - Count, 0.975);

    public static Rate Of<T>(IReadOnlyCollection<T> all, Func<T, bool> counts) => new(all.Count(counts), all.Count);

    public override string ToString() => Total == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0.#} % ({Count} of {Total}; {Low * 100:0.#} to {High * 100:0.#} %)");
}
