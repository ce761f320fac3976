using System.Buffers.Text;

namespace PerfGate.Load.Raw;

/// <summary>What the head of an answer says about the bytes that follow it.</summary>
/// <param name="Status">100 to 599.</param>
/// <param name="KeepAlive">The connection may be used again.</param>
/// <param name="Length">Of the body; -1 when it was not said.</param>
/// <param name="Chunked">The body comes in chunks.</param>
/// <param name="SetsCookie">There is a <c>Set-Cookie</c> to be kept.</param>
internal readonly record struct ResponseHead(int Status, bool KeepAlive, long Length, bool Chunked, bool SetsCookie)
{
    /// <param name="lines">Each ended by CR LF or by LF alone (RFC 9112, 2.2), without the empty one.</param>
    public static bool TryParse(ReadOnlySpan<byte> lines, out ResponseHead head)
    {
        head = default;
        var end = lines.IndexOf((byte)'\n');
        if (end < 0 || !StatusLine.TryParse(WithoutCr(lines[..end]), out var minor, out var status))
        {
            return false;
        }

        var (keepAlive, length, chunked, setsCookie) = (minor >= 1, -1L, false, false);
        for (lines = lines[(end + 1)..]; lines.Length > 0; lines = lines[(end + 1)..])
        {
            end = lines.IndexOf((byte)'\n');
            var line = WithoutCr(lines[..end]);
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].IndexOfAny(" \t"u8) >= 0 || line.IndexOfAny((byte)'\r', (byte)0) >= 0)
            {
                return false;
            }

            var value = line[(colon + 1)..].Trim(" \t"u8);
            switch (colon)
            {
                case 14 when Is(line[..colon], "content-length"u8):
                    // The same length twice is tolerable, two lengths are not (RFC 9112, 6.3).
                    if (!Utf8Parser.TryParse(value, out long said, out var used) || used != value.Length || said < 0 || value[0] is (byte)'+' or (byte)'-' || (length >= 0 && said != length))
                    {
                        return false;
                    }

                    length = said;
                    break;
                case 17 when Is(line[..colon], "transfer-encoding"u8):
                    if (!EndsWithChunked(value))
                    {
                        return false;
                    }

                    chunked = true;
                    break;
                case 10 when Is(line[..colon], "connection"u8):
                    keepAlive = !Mentions(value, "close"u8) && (keepAlive || Mentions(value, "keep-alive"u8));
                    break;
                case 10 when Is(line[..colon], "set-cookie"u8):
                    setsCookie = true;
                    break;
            }
        }

        // Both framings at once: the chunks count, and the connection is not trusted any further.
        head = new ResponseHead(status, keepAlive && !(chunked && length >= 0), chunked ? -1 : length, chunked, setsCookie);
        return true;
    }

    private static ReadOnlySpan<byte> WithoutCr(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    private static bool EndsWithChunked(ReadOnlySpan<byte> value) =>
        value.Length >= 7 && Is(value[^7..], "chunked"u8) && (value.Length == 7 || value[^8] is (byte)' ' or (byte)',');

    private static bool Mentions(ReadOnlySpan<byte> value, ReadOnlySpan<byte> word)
    {
        foreach (var range in value.Split((byte)','))
        {
            if (Is(value[range].Trim(" \t"u8), word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) => System.Text.Ascii.EqualsIgnoreCase(text, lower);
}
