namespace PerfGate.Load.Pauses;

/// <summary>A stretch in which the generator did not do what it had to; ns on the monotonic clock.</summary>
/// <param name="From">When it was last seen to run.</param>
/// <param name="To">When it ran again.</param>
/// <param name="IsOwn">True: the generator is to blame; false: nothing of it was run, so that its machine is.</param>
internal readonly record struct Silence(long From, long To, bool IsOwn);
