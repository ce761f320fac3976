namespace PerfGate.Load.Raw;

/// <summary>The first line of an answer.</summary>
internal static class StatusLine
{
    /// <summary>False as soon as the bytes cannot become a status line.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes)
    {
        var known = Math.Min(bytes.Length, "HTTP/1."u8.Length);
        return bytes[..known].SequenceEqual("HTTP/1."u8[..known]);
    }

    /// <summary>Reads <c>HTTP/1.x NNN reason</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out int minor, out int status)
    {
        (minor, status) = (0, 0);
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || line[8] != ' ' || (line.Length > 12 && line[12] != ' ') || !Digit(line[7], out minor))
        {
            return false;
        }

        for (var i = 9; i < 12; i++)
        {
            if (!Digit(line[i], out var digit))
            {
                return false;
            }

            status = (status * 10) + digit;
        }

        return status is >= 100 and < 600;
    }

    private static bool Digit(byte character, out int value)
    {
        value = character - '0';
        return value is >= 0 and <= 9;
    }
}
