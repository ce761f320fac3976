using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;

namespace PerfGate.Load.Limits;

/// <summary>A way to take something away from a service; one object for one start of the service.</summary>
public interface ILimit : IAsyncDisposable
{
    LimitKind Kind { get; }

    /// <summary>Looks, without leaving anything behind, whether the machine and the scenario allow it.</summary>
    LimitFeasibility Probe();

    /// <summary>Asked once, before the service is started.</summary>
    ServiceAdditions Prepare();

    /// <summary>Imposes it. What was taken before an exception is given back.</summary>
    /// <exception cref="LimitNotImposedException">It turned out not to be possible.</exception>
    Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation);
}
