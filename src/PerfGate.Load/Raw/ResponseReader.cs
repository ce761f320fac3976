using System.Buffers;
using System.Text;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Raw;

/// <summary>Reads one answer of HTTP/1.1 after the other (RFC 9112), in whatever pieces it comes.</summary>
/// <remarks>Strict: what is no HTTP is said to be none; lines of the head may end in LF alone, as other clients take them. Bodies are counted and thrown away, unless somebody wants to look at them.</remarks>
internal sealed class ResponseReader
{
    /// <summary>A head beyond this is no answer that a service gives.</summary>
    private const int LongestHead = 64 << 10;

    private readonly ArrayBufferWriter<byte> head = new(1024);
    private readonly BodyReader body = new();
    private bool inBody;
    private bool bodiless;
    private int headLength;
    private bool isHeadTooLarge;

    /// <summary>True once a byte of the answer came.</summary>
    public bool Began { get; private set; }

    public int Status { get; private set; }

    /// <summary>True when the connection may carry another request; known once the answer is complete.</summary>
    public bool KeepAlive { get; private set; }

    /// <summary>True: the head is kept and has a <c>Set-Cookie</c>.</summary>
    public bool SetsCookie { get; private set; }

    /// <summary>What is wrong with an invalid answer.</summary>
    public RequestOutcome Fault => body.IsTooLarge ? RequestOutcome.BodyTooLarge
        : isHeadTooLarge ? RequestOutcome.HeadTooLarge
        : RequestOutcome.Invalid;

    /// <summary>Bytes of the body so far, without its framing.</summary>
    public long BodyBytes => body.Bytes;

    /// <summary>The head's lines, when the body is kept or a cookie is set; else empty.</summary>
    public ReadOnlySpan<byte> Head => head.WrittenSpan[..headLength];

    /// <summary>The body, when it is kept; else empty.</summary>
    public ReadOnlyMemory<byte> Body => body.Kept;

    /// <summary>The value of a header of an answer that is kept; several are joined by commas, null when there is none.</summary>
    public string? Header(string name) => Headers(name) is { Count: > 0 } values ? string.Join(", ", values) : null;

    /// <summary>The values of a header of an answer that is kept, in their order.</summary>
    public IReadOnlyList<string> Headers(string name)
    {
        var found = new List<string>();
        foreach (var line in Encoding.Latin1.GetString(Head).Split('\n').Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(line[(colon + 1)..].Trim());
            }
        }

        return found;
    }

    /// <param name="answersHead">The request was a HEAD: the answer has no body, whatever it says.</param>
    /// <param name="keep">Somebody will look at head and body.</param>
    /// <param name="largest">Bytes of a body that are taken.</param>
    public void Start(bool answersHead, bool keep, long largest)
    {
        head.ResetWrittenCount();
        body.Start(keep, largest);
        (inBody, bodiless, headLength, isHeadTooLarge, Began, Status, KeepAlive, SetsCookie) = (false, answersHead, 0, false, false, 0, false, false);
    }

    /// <summary>Takes what came.</summary>
    public ReadState Read(ReadOnlySpan<byte> bytes)
    {
        Began |= bytes.Length > 0;
        while (!inBody && bytes.Length > 0)
        {
            var state = ReadHead(ref bytes);
            if (state != ReadState.More)
            {
                return Ended(state, bytes);
            }
        }

        return inBody ? Ended(body.Read(ref bytes), bytes) : ReadState.More;
    }

    /// <summary>The connection ended: that is a body's end where the head said so.</summary>
    public ReadState Close() => inBody && body.EndsWithConnection ? Ended(ReadState.Done, []) : ReadState.Invalid;

    private ReadState Ended(ReadState state, ReadOnlySpan<byte> rest)
    {
        // Nothing was asked that these bytes could answer: the connection is out of step.
        KeepAlive &= rest.Length == 0;
        return state;
    }

    private ReadState ReadHead(ref ReadOnlySpan<byte> bytes)
    {
        if (head.WrittenCount == 0 && TryFindEnd(bytes, out var length, out var behind))
        {
            var whole = bytes[..length];
            bytes = bytes[behind..];
            return ReadLines(whole, isGathered: false);
        }

        // The end may lie across two pieces: it is looked for in what has been gathered, from just before the new piece.
        var known = head.WrittenCount;
        var before = Math.Max(0, known - 2);
        head.Write(bytes);
        if (!TryFindEnd(head.WrittenSpan[before..], out length, out behind))
        {
            bytes = [];
            return !StatusLine.MayBegin(head.WrittenSpan) ? ReadState.Invalid
                : head.WrittenCount > LongestHead ? HeadTooLarge()
                : ReadState.More;
        }

        bytes = bytes[(before + behind - known)..];
        return before + length > LongestHead ? HeadTooLarge() : ReadLines(head.WrittenSpan[..(before + length)], isGathered: true);
    }

    /// <summary>Finds the empty line that ends a head: after a line's LF, another or CR LF.</summary>
    /// <param name="bytes">From the head's start, or from within its last line.</param>
    /// <param name="length">Of the lines before it.</param>
    /// <param name="behind">Where the body begins.</param>
    private static bool TryFindEnd(ReadOnlySpan<byte> bytes, out int length, out int behind)
    {
        var usual = bytes.IndexOf("\n\r\n"u8);
        var bare = (usual < 0 ? bytes : bytes[..(usual + 1)]).IndexOf("\n\n"u8);
        (length, behind) = bare >= 0 ? (bare + 1, bare + 2) : (usual + 1, usual + 3);
        return bare >= 0 || usual >= 0;
    }

    private ReadState HeadTooLarge()
    {
        isHeadTooLarge = true;
        return ReadState.Invalid;
    }

    private ReadState ReadLines(ReadOnlySpan<byte> lines, bool isGathered)
    {
        if (!ResponseHead.TryParse(lines, out var parsed))
        {
            return ReadState.Invalid;
        }

        if (parsed.Status is >= 100 and < 200)
        {
            // An interim answer: the one that counts follows. Nobody asked to switch protocols.
            head.ResetWrittenCount();
            headLength = 0;
            return parsed.Status == 101 ? ReadState.Invalid : ReadState.More;
        }

        (Status, KeepAlive, SetsCookie, inBody) = (parsed.Status, parsed.KeepAlive, parsed.SetsCookie, true);
        if (isGathered || body.Keeps || parsed.SetsCookie)
        {
            headLength = lines.Length;
            if (!isGathered)
            {
                head.Write(lines);
            }
        }

        return body.Expect(parsed, bodiless || parsed.Status is 204 or 304);
    }
}
