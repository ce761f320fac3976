namespace PerfGate.Load.Pauses;

/// <summary>The longest stretches without an answer of one run; written seldom, under a lock.</summary>
internal sealed class AnswerGaps
{
    /// <summary>What a run of hours may take of memory, however its service stutters: about a megabyte.</summary>
    public const int Most = 10_000;

    private readonly PriorityQueue<AnswerGap, long> longest = new();
    private readonly Lock writing = new();

    public Lock Writing => writing;

    /// <summary>Those that were kept, in any order; once nothing is under way.</summary>
    public IEnumerable<AnswerGap> All => longest.UnorderedItems.Select(one => one.Element);

    /// <summary>Whoever calls holds <see cref="Writing"/>.</summary>
    public void Add(AnswerGap gap)
    {
        if (longest.Count < Most)
        {
            longest.Enqueue(gap, gap.To - gap.From);
        }
        else
        {
            _ = longest.EnqueueDequeue(gap, gap.To - gap.From);
        }
    }
}
