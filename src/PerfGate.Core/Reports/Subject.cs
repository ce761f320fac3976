namespace PerfGate.Core.Reports;

/// <summary>What a report's rows are, in words: its source names it, and every sink speaks so.</summary>
/// <param name="One">One of them: "benchmark".</param>
/// <param name="Many">Several.</param>
public sealed record Subject(string One, string Many)
{
    // Before the first subject, which needs it.
    private static readonly IReadOnlyDictionary<string, LimitPhrases> None = new Dictionary<string, LimitPhrases>();

    /// <summary>What a report without a subject is about.</summary>
    public static Subject Benchmarks { get; } = new("benchmark", "benchmarks");

    /// <summary>What one did that failed, in the past.</summary>
    public string Broke { get; init => field = value ?? "broke a limit"; } = "broke a limit";

    /// <summary>What those did that passed.</summary>
    public string Kept { get; init => field = value ?? "kept every limit"; } = "kept every limit";

    /// <summary>What the evidence of a comparison is counted in: "launches", "windows".</summary>
    public string Repetitions { get; init => field = value ?? "launches"; } = "launches";

    /// <summary>How base and head were measured in pairs, a sentence.</summary>
    public string SideBySide { get; init => field = value ?? LaunchesInTurns; } = LaunchesInTurns;

    /// <summary>What was done where nothing was compared, a sentence.</summary>
    public string Alone { get; init => field = value ?? HeldAlone; } = HeldAlone;

    /// <summary>Goes on after head's commit where nothing was compared: "with 4 threads".</summary>
    public string? Under { get; init; }

    /// <summary>What would settle open results, without a verb: "a longer run, or more windows"; null: what settles benchmarks.</summary>
    public string? Remedy { get; init; }

    /// <summary>By <see cref="ReportResult.LimitKind"/>: how reviewers speak of such a limit.</summary>
    // Source-generated reading assigns null where a file has no such field.
    public IReadOnlyDictionary<string, LimitPhrases> Limits { get; init => field = value ?? None; } = None;

    private const string LaunchesInTurns =
        "Base and head were measured side by side: two processes alive at the same time, taking turns. One pair of launches gives one ratio of head to base; the estimate over pairs is the Hodges–Lehmann estimate, or the M-estimate next to it where launches have several speeds.";

    private const string HeldAlone = "Nothing was compared: values were held against their limits.";

    public static Subject Of(GateReport report) => report.Subject ?? Benchmarks;

    /// <summary>The phrases for the limit that a result was held against; null where it has none.</summary>
    public LimitPhrases? PhrasesOf(ReportResult result) => result.LimitKind is { } kind ? Limits.GetValueOrDefault(kind) : null;

    /// <summary>With the word at the head of a column.</summary>
    public string Title => One.Length == 0 ? "" : char.ToUpperInvariant(One[0]) + One[1..];

    public string Count(int count) => count == 1 ? $"1 {One}" : $"{count} {Many}";
}

/// <summary>How reviewers speak of one kind of limit.</summary>
/// <param name="Broken">What broke it is: "over its limit".</param>
/// <param name="Beside">Beside what it was measured, where it is held against a measurement of its own and not against a number: "beside a neighbour".</param>
/// <param name="Sides">The two measurements then, at the head of a column: "Alone → beside".</param>
public sealed record LimitPhrases(string Broken, string? Beside = null, string? Sides = null);
