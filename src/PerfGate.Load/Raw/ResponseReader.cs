using System.Buffers;
using System.Text;

namespace PerfGate.Load.Raw;

/// <summary>Reads one answer of HTTP/1.1 after the other (RFC 9112), in whatever pieces it comes.</summary>
/// <remarks>Strict: what is no HTTP is said to be none. Bodies are counted and thrown away, unless somebody wants to look at them.</remarks>
internal sealed class ResponseReader
{
    /// <summary>A head beyond this is no answer that a service gives.</summary>
    private const int LongestHead = 64 << 10;

    private readonly ArrayBufferWriter<byte> head = new(1024);
    private readonly BodyReader body = new();
    private bool inBody;
    private bool bodiless;
    private int headLength;

    /// <summary>True once a byte of the answer came.</summary>
    public bool Began { get; private set; }

    public int Status { get; private set; }

    /// <summary>True when the connection may carry another request; known once the answer is complete.</summary>
    public bool KeepAlive { get; private set; }

    /// <summary>Bytes of the body so far, without its framing.</summary>
    public long BodyBytes => body.Bytes;

    /// <summary>The head's lines, when the body is kept; else empty.</summary>
    public ReadOnlySpan<byte> Head => head.WrittenSpan[..headLength];

    /// <summary>The body, when it is kept; else empty.</summary>
    public ReadOnlyMemory<byte> Body => body.Kept;

    /// <summary>The value of a header of an answer that is kept; several are joined by commas, null when there is none.</summary>
    public string? Header(string name)
    {
        string? found = null;
        foreach (var line in Encoding.Latin1.GetString(Head).Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                var value = line[(colon + 1)..].Trim();
                found = found is null ? value : $"{found}, {value}";
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
        (inBody, bodiless, headLength, Began, Status, KeepAlive) = (false, answersHead, 0, false, 0, false);
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
        ReadOnlySpan<byte> lines;
        if (head.WrittenCount == 0 && bytes.IndexOf("\r\n\r\n"u8) is var whole and >= 0)
        {
            lines = bytes[..(whole + 2)];
            bytes = bytes[(whole + 4)..];
            if (body.Keeps)
            {
                head.Write(lines);
                headLength = lines.Length;
            }
        }
        else
        {
            // The end may lie across two pieces: it is looked for in what has been gathered, from just before the new piece.
            var before = Math.Max(0, head.WrittenCount - 3);
            var known = head.WrittenCount;
            head.Write(bytes);
            var at = head.WrittenSpan[before..].IndexOf("\r\n\r\n"u8);
            if (at < 0)
            {
                bytes = [];
                return head.WrittenCount > LongestHead || !StatusLine.MayBegin(head.WrittenSpan) ? ReadState.Invalid : ReadState.More;
            }

            lines = head.WrittenSpan[..(before + at + 2)];
            headLength = lines.Length;
            bytes = bytes[(before + at + 4 - known)..];
        }

        return ReadLines(lines);
    }

    private ReadState ReadLines(ReadOnlySpan<byte> lines)
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

        (Status, KeepAlive, inBody) = (parsed.Status, parsed.KeepAlive, true);
        return body.Expect(parsed, bodiless || parsed.Status is 204 or 304);
    }
}
