namespace PerfGate.Load.Pauses;

/// <summary>The requests that were sent and not answered before a gap's end.</summary>
internal sealed class UnderWay
{
    private readonly HashSet<int> members = [];

    /// <summary>When the first of them was sent, ns on the monotonic clock; <see cref="long.MaxValue"/>: there were none.</summary>
    public long OldestSent { get; private set; } = long.MaxValue;

    public int Count { get; private set; }

    /// <summary>Whose they were: indices of endpoints, or of endpoint and tenant, each once.</summary>
    public IReadOnlyCollection<int> Members => members;

    public void Add(long sent, int member)
    {
        OldestSent = Math.Min(OldestSent, sent);
        Count++;
        members.Add(member);
    }
}
