using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Values of files may be any number; of some, ratios and logarithms are none.</summary>
internal static class MeasurableValues
{
    /// <summary>In base units (ns, B); nothing that is measured is smaller without being 0.</summary>
    private const double Least = 1e-30;

    /// <inheritdoc cref="Least"/>
    private const double Most = 1e30;

    /// <exception cref="PerfGateException">PG0201, exit code 2: a value is neither 0 nor between 1E-30 and 1E+30 in size.</exception>
    public static void Require(MeasurementSet set, string side)
    {
        for (var b = 0; b < set.Benchmarks.Count; b++)
        {
            var metrics = set.Benchmarks[b].Metrics;
            for (var m = 0; m < metrics.Count; m++)
            {
                if (Unmeasurable(metrics[m].Launches) is { } value)
                {
                    throw new PerfGateException(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{set.Benchmarks[b].Identity}, {metrics[m].Name}: {side} has the value {value:R}; values are 0, or between 1E-30 and 1E+30 in size.")));
                }
            }
        }
    }

    private static double? Unmeasurable(IReadOnlyList<Launch> launches)
    {
        for (var l = 0; l < launches.Count; l++)
        {
            var values = launches[l].Values;
            for (var v = 0; v < values.Count; v++)
            {
                // What is not finite is left out where launches are compared, and said there.
                if (Math.Abs(values[v]) is (> 0 and < Least) or (> Most and < double.PositiveInfinity))
                {
                    return values[v];
                }
            }
        }

        return null;
    }
}
