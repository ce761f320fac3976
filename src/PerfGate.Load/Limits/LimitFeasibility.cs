namespace PerfGate.Load.Limits;

/// <summary>Whether a limit can be imposed here.</summary>
/// <param name="IsPossible">True when it can be.</param>
/// <param name="Words">How it would be, or why it cannot be: a sentence without its full stop.</param>
public sealed record LimitFeasibility(bool IsPossible, string Words)
{
    public static LimitFeasibility Yes(string how) => new(true, how);

    public static LimitFeasibility No(string why) => new(false, why);
}
