using PerfGate.Load.Measured;

namespace PerfGate.Load.Pauses;

/// <summary>The pauses of several runs as those of one.</summary>
internal static class PauseSum
{
    /// <summary>
    /// Of machines that loaded one service at the same time. Pauses of one endpoint, tenant and cause that overlap are one: the stretch
    /// in which nobody was answered, and all that was due. What one machine alone saw stays: its requests did wait.
    /// </summary>
    public static LoadPauses? OfShards(IEnumerable<LoadPauses?> machines)
    {
        LoadPauses[] looked = [.. machines.OfType<LoadPauses>()];
        return looked.Length == 0 ? null : LoadPauses.Of(
            looked.SelectMany(one => one.Longest)
                .GroupBy(pause => (pause.Endpoint, pause.Tenant, pause.Cause))
                .SelectMany(group => Joined(group.OrderBy(pause => pause.Start))),
            looked.Sum(one => one.LeftOut));
    }

    /// <summary>Of runs one after the other, each with its start, s.</summary>
    public static LoadPauses? InTurn(IEnumerable<(double Start, LoadPauses? Pauses)> runs)
    {
        (double Start, LoadPauses Pauses)[] looked = [.. runs.Where(run => run.Pauses is not null).Select(run => (run.Start, run.Pauses!))];
        return looked.Length == 0 ? null : LoadPauses.Of(
            looked.SelectMany(run => run.Pauses.Longest.Select(pause => pause with { Start = run.Start + pause.Start })),
            looked.Sum(run => run.Pauses.LeftOut));
    }

    private static IEnumerable<LoadPause> Joined(IEnumerable<LoadPause> ordered)
    {
        LoadPause? open = null;
        foreach (var pause in ordered)
        {
            if (open is not null && pause.Start < open.End)
            {
                open = open with { Start = pause.Start, Seconds = Math.Min(open.End, pause.End) - pause.Start, Due = open.Due + pause.Due };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = pause;
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
