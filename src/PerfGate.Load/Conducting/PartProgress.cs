using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>Passes a run's progress on with the part of a longer measurement that it is.</summary>
internal sealed class PartProgress : IProgress<LoadProgress>
{
    private readonly IProgress<LoadProgress> target;
    private readonly string part;

    private PartProgress(IProgress<LoadProgress> target, string part) => (this.target, this.part) = (target, part);

    /// <summary>Null where nobody watches.</summary>
    public static PartProgress? Of(IProgress<LoadProgress>? target, string part) => target is null ? null : new PartProgress(target, part);

    public void Report(LoadProgress value) => target.Report(value with { Part = part });
}
