namespace PerfGate.Load.Raw;

/// <summary>Connections in flight, by their deadlines: all requests have the same timeout, so that the order is that of sending.</summary>
internal sealed class DeadlineList
{
    private RawConnection? last;

    /// <summary>The one whose deadline is next; null: nothing is in flight.</summary>
    public RawConnection? First { get; private set; }

    /// <summary>How many are in flight.</summary>
    public int Count { get; private set; }

    /// <param name="connection">Not in the list; its deadline is not before anybody's.</param>
    public void Add(RawConnection connection)
    {
        (connection.Earlier, connection.Later) = (last, null);
        if (last is null)
        {
            First = connection;
        }
        else
        {
            last.Later = connection;
        }

        last = connection;
        Count++;
    }

    /// <param name="connection">In the list.</param>
    public void Remove(RawConnection connection)
    {
        if (connection.Earlier is null)
        {
            First = connection.Later;
        }
        else
        {
            connection.Earlier.Later = connection.Later;
        }

        if (connection.Later is null)
        {
            last = connection.Earlier;
        }
        else
        {
            connection.Later.Earlier = connection.Earlier;
        }

        (connection.Earlier, connection.Later) = (null, null);
        Count--;
    }
}
