using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Services;

namespace PerfGate.Load.Limits.Imposing;

/// <summary>A way to take something away from a service; one object for one start of the service.</summary>
public interface ILimit : IAsyncDisposable
{
    /// <summary>Looks, without leaving anything behind, whether the machine and the scenario allow it.</summary>
    LimitFeasibility Probe();

    /// <summary>Asked once, before the service is started.</summary>
    ServiceAdditions Prepare() => ServiceAdditions.None;

    /// <summary>Imposes it. What was taken before an exception is given back.</summary>
    /// <exception cref="LimitNotImposedException">It turned out not to be possible.</exception>
    Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation);
}

/// <summary>Whether a limit can be imposed here.</summary>
/// <param name="IsPossible">True when it can be.</param>
/// <param name="Words">How it would be, or why it cannot be: a sentence without its full stop.</param>
public sealed record LimitFeasibility(bool IsPossible, string Words)
{
    public static LimitFeasibility Yes(string how) => new(true, how);

    public static LimitFeasibility No(string why) => new(false, why);
}

/// <summary>The running service that a limit is put on.</summary>
/// <param name="ProcessId">Of what was started; the service is this process or one below it. Null: it was not started here.</param>
/// <param name="Address">Where it listens.</param>
public sealed record LimitTarget(int? ProcessId, Uri Address);
