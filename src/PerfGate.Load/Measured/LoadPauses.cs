namespace PerfGate.Load.Measured;

/// <summary>The pauses of a run.</summary>
/// <param name="Longest">In order of time; <see cref="Most"/> or fewer, but the longest of each endpoint, tenant and cause in any case.</param>
/// <param name="LeftOut">How many shorter ones there were; 0 or more.</param>
public sealed record LoadPauses(IReadOnlyList<LoadPause> Longest, long LeftOut)
{
    /// <summary>A run whose every second holds one is understood by its hundred longest.</summary>
    public const int Most = 100;

    /// <param name="found">In any order.</param>
    /// <param name="leftOut">Those that were left out before.</param>
    public static LoadPauses Of(IEnumerable<LoadPause> found, long leftOut = 0)
    {
        LoadPause[] all = [.. found.OrderByDescending(pause => pause.Seconds).ThenBy(pause => pause.Start)];
        HashSet<(string?, string?, PauseCause)> seen = [];
        var places = Most;
        LoadPause[] kept = [.. all
            .Select(pause => (Pause: pause, IsFirst: seen.Add((pause.Endpoint, pause.Tenant, pause.Cause))))
            .OrderByDescending(one => one.IsFirst)
            .TakeWhile(one => places-- > 0 || one.IsFirst)
            .Select(one => one.Pause)];
        return new LoadPauses(
            [.. kept.OrderBy(pause => pause.Start).ThenBy(pause => pause.Endpoint, StringComparer.Ordinal).ThenBy(pause => pause.Tenant, StringComparer.Ordinal)],
            leftOut + all.Length - kept.Length);
    }
}
