using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Measured;

namespace PerfGate.Core.Load.Reports;

/// <summary>Refuses to compare runs of different loads.</summary>
public static class LoadComparability
{
    /// <summary>The first thing in which they differ, with both values; null when they are of one load.</summary>
    private static string? Difference(LoadIdentity one, LoadIdentity other)
    {
        foreach (var (what, left, right) in new[]
        {
            ("scenario", one.Scenario, other.Scenario),
            ("load", one.Load, other.Load),
            ("mix", one.Mix, other.Mix),
            ("number of connections", LoadPages.Count(one.Connections), LoadPages.Count(other.Connections)),
            ("transport", one.Transport, other.Transport),
        })
        {
            if (left != right)
            {
                return $"the {what} is '{left}' in base and '{right}' in head";
            }
        }

        return null;
    }

    /// <summary>Whether both are runs of one and the same load.</summary>
    public static bool Agree(LoadIdentity? one, LoadIdentity other) => one is not null && Difference(one, other) is null;

    /// <param name="ofBase">Null: not of load.</param>
    /// <param name="ofHead">Null: not of load.</param>
    /// <exception cref="PerfGateException">PG5301: they are not of the same load, or one of them is of none.</exception>
    public static void Refuse(LoadIdentity? ofBase, LoadIdentity? ofHead)
    {
        var difference = (ofBase, ofHead) switch
        {
            (null, null) => null,
            ({ } one, { } other) => Difference(one, other),
            ({ } one, null) => $"base is of scenario '{one.Scenario}' and head is of benchmarks",
            (null, { } other) => $"head is of scenario '{other.Scenario}' and base is of benchmarks",
        };
        if (difference is not null)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.LoadNotComparable,
                Severity.Error,
                $"These runs cannot be compared: {difference}. Measure both sides by one scenario."));
        }
    }
}
