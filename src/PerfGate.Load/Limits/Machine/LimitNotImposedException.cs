namespace PerfGate.Load.Limits.Machine;

/// <summary>A limit turned out not to be possible; the message is the reason, a sentence without its full stop.</summary>
public sealed class LimitNotImposedException : Exception
{
    public LimitNotImposedException(string message)
        : base(message)
    {
    }

    public LimitNotImposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
