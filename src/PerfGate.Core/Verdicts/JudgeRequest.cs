using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Core.Verdicts.Limits;

namespace PerfGate.Core.Verdicts;

/// <summary>Everything that a verdict depends on; the judge reads no clock, file or setting of its own.</summary>
public sealed record JudgeRequest
{
    /// <summary>Null when there is nothing to compare with: a root commit, or a base without the project.</summary>
    public MeasurementSet? Base { get; init; }

    public required MeasurementSet Head { get; init; }

    /// <summary>Earlier baselines of the base's own environment, the base's among them; for <see cref="Design.Stored"/> only.</summary>
    public IReadOnlyList<MeasurementSet> History { get; init; } = [];

    public required GateRules Rules { get; init; }

    /// <summary>Decides which waivers hold.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The profile that the run was made with; null: the rules'.</summary>
    public Profile? Profile { get; init; }

    /// <summary>How base and head came to be measured; the evidence of a single metric may turn out weaker.</summary>
    public Design Design { get; init; } = Design.Paired;

    /// <summary>The looks that the run was made with; null when nothing was planned here (files, stored baselines).</summary>
    public SequentialPlan? Plan { get; init; }

    public ulong? Seed { get; init; }

    /// <summary>What the machine did just before; null when nothing was measured here.</summary>
    public MachineNoise? MachineNoise { get; init; }

    /// <summary>How each side was chosen, in words: "merge-base with main", "files in results/".</summary>
    public string? BaseOrigin { get; init; }

    public string? HeadOrigin { get; init; }

    /// <summary>See <see cref="ReportSide.Revision"/>.</summary>
    public string? HeadRevision { get; init; }

    /// <summary>Version of the tool, for the report.</summary>
    public string? Tool { get; init; }

    /// <summary>Remarks of whoever measured; they come first in the report.</summary>
    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];

    /// <summary>Benchmarks that the change cannot affect and that were therefore not measured.</summary>
    public IReadOnlyList<BenchmarkIdentity> Skipped { get; init; } = [];

    /// <summary>Of benchmarks in <see cref="Skipped"/>: how it is known, where their code alone does not tell; one sentence without its full stop.</summary>
    public IReadOnlyDictionary<BenchmarkIdentity, string> SkippedBecause { get; init; } = new Dictionary<BenchmarkIdentity, string>();

    /// <summary>Benchmarks that were to be measured, on neither side: measuring ended before their turn came. They are inconclusive.</summary>
    public IReadOnlyList<BenchmarkIdentity> Unmeasured { get; init; } = [];

    /// <summary>Values against limits, beside the comparison or, without a base, alone.</summary>
    public IReadOnlyList<LimitCheck> Checks { get; init; } = [];

    /// <summary>Metrics that only other sources judge: a waiver for one is not stale because this run has none.</summary>
    public IReadOnlySet<string> ForeignMetrics { get; init; } = new HashSet<string>();

    /// <summary>What of the change each benchmark reaches, where that is known.</summary>
    public IReadOnlyDictionary<BenchmarkIdentity, ReportCause> Causes { get; init; } = new Dictionary<BenchmarkIdentity, ReportCause>();

    /// <summary>True when measuring ended at a look because the gate fails already: what is still open lacks pairs by intent.</summary>
    public bool EndedByFailing { get; init; }

    /// <summary>
    /// True where only what was handed in says what base had. When nothing is then on both sides, head's benchmarks are not new but
    /// inconclusive (<see cref="Reasons.NoBase"/>), and the verdict is never "passed". False for a run that listed both sides itself.
    /// </summary>
    public bool RequiresBase { get; init; }

    /// <summary>
    /// True when a filter or a shard left benchmarks of the suite out: a waiver or rename that matches nothing is then not stale.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>
    /// Number of statistical tests of the whole suite when this request is one shard of it; the error rate is shared
    /// by the larger of this and the tests found here. Null: the suite is all here.
    /// </summary>
    public int? FamilySize { get; init; }
}
