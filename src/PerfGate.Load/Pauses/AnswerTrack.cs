namespace PerfGate.Load.Pauses;

/// <summary>When answers came, of all requests, of one endpoint, or of one endpoint and tenant. Any thread may tell.</summary>
/// <remarks>
/// An answer costs one exchange of a time and two comparisons; only a gap of <paramref name="shortest"/> takes a lock. Answers whose threads
/// overtake one another between their end and here are in order again: the time only grows.
/// </remarks>
/// <param name="gaps">Where gaps go.</param>
/// <param name="endpoint">See <see cref="AnswerGap"/>.</param>
/// <param name="series">See <see cref="AnswerGap"/>.</param>
/// <param name="shortest">Gaps below it are no pauses whatever was due in them, ns.</param>
/// <param name="start">From when on answers are missed, ns; 0: from the first answer on.</param>
internal sealed class AnswerTrack(AnswerGaps gaps, int endpoint, int series, long shortest, long start)
{
    private long last = start;
    private long gapEnd;
    private AnswerGap? gap;
    private long givenUpAt;
    private UnderWay givenUp = new();

    /// <summary>An answer came, of whatever kind.</summary>
    /// <param name="sent">When its request was, ns.</param>
    /// <param name="end">When it came, ns.</param>
    /// <param name="member">Whose it is, within what is looked at.</param>
    public void Answered(long sent, long end, int member)
    {
        for (var before = Volatile.Read(ref last); end > before;)
        {
            var seen = Interlocked.CompareExchange(ref last, end, before);
            if (seen == before)
            {
                if (end - before >= shortest && before > 0)
                {
                    Open(before, end);
                }

                break;
            }

            before = seen;
        }

        if (sent < Volatile.Read(ref gapEnd))
        {
            WasUnderWay(sent, member);
        }
    }

    /// <summary>A request got no answer within its timeout: it was under way all the time, and ends no gap.</summary>
    public void GaveUp(long sent, long end, int member)
    {
        lock (gaps.Writing)
        {
            if (givenUpAt <= Volatile.Read(ref last))
            {
                givenUp = new UnderWay();
            }

            givenUp.Add(sent, member);
            givenUpAt = end;
        }
    }

    /// <summary>Nothing is under way any more: what has not been answered until now never will be.</summary>
    public void Close(long end)
    {
        if (last > 0 && end - last >= shortest)
        {
            Open(last, end);
        }
    }

    private void Open(long from, long to)
    {
        lock (gaps.Writing)
        {
            gap = new AnswerGap(endpoint, series, from, to) { UnderWay = givenUpAt > from ? givenUp : new UnderWay() };
            givenUp = new UnderWay();
            gaps.Add(gap);
            Volatile.Write(ref gapEnd, to);
        }
    }

    private void WasUnderWay(long sent, int member)
    {
        lock (gaps.Writing)
        {
            gap!.UnderWay.Add(sent, member);
        }
    }
}
