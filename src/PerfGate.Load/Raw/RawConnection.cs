using System.Buffers;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Requests;

namespace PerfGate.Load.Raw;

/// <summary>One of the sockets, and the request that it carries.</summary>
internal sealed class RawConnection(int slot)
{
    /// <summary>Its place among the connections.</summary>
    public int Slot { get; } = slot;

    /// <summary>-1: none is open.</summary>
    public int Socket { get; set; } = -1;

    /// <summary>Which of the sockets that were in this place: events of an earlier one are nobody's.</summary>
    public int Generation { get; set; }

    public bool Connecting { get; set; }

    /// <summary>True once an answer came over this socket: its end may then have crossed with our request.</summary>
    public bool Used { get; set; }

    /// <summary>The request was sent again, over a new connection.</summary>
    public bool SentAgain { get; set; }

    /// <summary>False: the connection is idle.</summary>
    public bool Busy { get; set; }

    public DueRequest Request { get; set; }

    /// <summary>When the request was taken up, ns.</summary>
    public long SentAt { get; set; }

    /// <summary>When it is given up, ns.</summary>
    public long Deadline { get; set; }

    /// <summary>The encoded request, and how much of it the system has taken.</summary>
    public byte[] Bytes { get; set; } = [];

    public int Length { get; set; }

    public int Sent { get; set; }

    /// <summary>Bytes of the request's body.</summary>
    public int BodyLength { get; set; }

    /// <summary>Where requests that differ from one to the next are written.</summary>
    public ArrayBufferWriter<byte> Own { get; } = new(256);

    public ResponseReader Reader { get; } = new();

    /// <summary>Who asks over it where the scenario has no tenants.</summary>
    public VirtualUser User { get; } = new();

    /// <summary>Neighbours in the order of deadlines.</summary>
    public RawConnection? Earlier { get; set; }

    public RawConnection? Later { get; set; }

    public long Token => ((long)Generation << 32) | (uint)Slot;
}
