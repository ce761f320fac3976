using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Judging;

/// <summary>The words for a kind of limit.</summary>
public static class LimitNames
{
    public static IReadOnlyList<LimitKind> All { get; } = Enum.GetValues<LimitKind>();

    /// <summary>As it is written in a scenario, on the command line and in reports: <c>memory-80</c>.</summary>
    public static string Of(LimitKind kind) => kind switch
    {
        LimitKind.Memory80 => "memory-80",
        LimitKind.Memory90 => "memory-90",
        LimitKind.Memory100 => "memory-100",
        LimitKind.Cpu => "cpu",
        LimitKind.Database => "database",
        LimitKind.DiskFull => "disk-full",
        LimitKind.DiskSlow => "disk-slow",
        LimitKind.Concurrency => "concurrency",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no word for this limit."),
    };

    /// <summary>Null: no kind has this name.</summary>
    public static LimitKind? Find(string name)
    {
        foreach (var kind in All)
        {
            if (string.Equals(Of(kind), name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    public static string Of(LimitVerdict verdict) => verdict switch
    {
        LimitVerdict.NotImposed => "not imposed",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}

/// <summary>How a service took a limit.</summary>
public enum LimitVerdict
{
    /// <summary>Alive; what it could not do it refused with 429 or 503, what it accepted was in time; afterwards as before.</summary>
    Graceful,

    /// <summary>Alive, but it hung, answered with errors or too late, or did not come back.</summary>
    Degraded,

    /// <summary>The process ended.</summary>
    Crashed,

    /// <summary>What was measured settles nothing.</summary>
    Unclear,

    /// <summary>This machine, or this scenario, cannot impose it.</summary>
    NotImposed,
}
