using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>Values that were measured under different conditions are not compared.</summary>
public static class SameConditions
{
    /// <summary>The first in which they differ, with both values; null where they agree.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other)
    {
        var (left, right) = (one ?? new Dictionary<string, string>(), other ?? new Dictionary<string, string>());
        foreach (var key in left.Keys.Concat(right.Keys.Where(key => !left.ContainsKey(key))))
        {
            var (before, after) = (left.GetValueOrDefault(key), right.GetValueOrDefault(key));
            if (before != after)
            {
                return $"'{key}' is {Shown(before)} in base and {Shown(after)} in head";
            }
        }

        return null;
    }

    /// <exception cref="PerfGateException">PG5301: they differ, or only one side states any.</exception>
    public static void Require(MeasurementSet baseSide, MeasurementSet headSide)
    {
        if (Difference(baseSide.Conditions, headSide.Conditions) is { } difference)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.ConditionsDiffer,
                Severity.Error,
                $"These runs cannot be compared, their conditions differ: {difference}. Measure both sides in the same way."));
        }
    }

    private static string Shown(string? words) => words is null ? "not stated" : $"'{words}'";
}
