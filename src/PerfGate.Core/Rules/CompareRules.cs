namespace PerfGate.Core.Rules;

/// <summary>The <c>compare</c> section: how the run is made and what a red build means. Fractions, not percent.</summary>
public sealed record CompareRules
{
    /// <summary>Base = merge-base with this branch; null: the remote's default branch.</summary>
    public string? Branch { get; init; }

    /// <summary>False (<c>observe</c>): report everything, never fail.</summary>
    public bool Enforce { get; init; } = true;

    public Profile Profile { get; init; } = Profile.Default;

    /// <summary>The slowdown that the run is sized to settle; null: the profile's (quick 5 %, default 3 %, deep 2 %).</summary>
    public double? Detect { get; init; }

    /// <summary>A slowdown must be proved beyond this.</summary>
    public double NoiseFloor { get; init; } = 0.005;

    /// <summary>Over the whole suite.</summary>
    public double FalseAlarms { get; init; } = 0.01;

    /// <summary>No new pair begins after this time of measuring.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True (<c>fail</c>): a benchmark that cannot be settled fails the gate.</summary>
    public bool FailOnInconclusive { get; init; }

    /// <summary>True (<c>allow</c>): one launch a side may decide.</summary>
    public bool AllowWeakEvidence { get; init; }

    /// <summary>False (<c>off</c>): the instructions of an operation are not counted.</summary>
    public bool CountInstructions { get; init; } = true;

    /// <summary>True (<c>recorded</c>): both sides are compiled for one recorded profile. False (<c>live</c>): each launch makes its own.</summary>
    public bool RecordProfiles { get; init; }

    public ImpactMode Impact { get; init; } = ImpactMode.Wide;

    /// <summary>Measure everything on every n-th run on the branch; null: never forced.</summary>
    public int? MeasureAllEvery { get; init; }
}

public enum ImpactMode
{
    Wide,
    Strict,
    Off,
}
