using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PerfGate.Load.Requests;

/// <summary>Undoes the <c>Content-Encoding</c> of a body that somebody looks into (RFC 9110, 8.4).</summary>
internal static class ContentCoding
{
    private const int BufferSize = 16 * 1024;

    /// <param name="body">As it came.</param>
    /// <param name="codings">The header's value, in the order in which they were applied; null: none.</param>
    /// <param name="largest">Bytes that a decoded body may have: a small body may become an endless one.</param>
    /// <returns>Null when the decoded body is beyond the largest.</returns>
    /// <exception cref="InvalidDataException">The body is not what the header says, or the coding is none of gzip, deflate and br.</exception>
    public static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> body, string? codings, long largest)
    {
        foreach (var coding in (codings ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse())
        {
            // The answer to HEAD names the coding of a body that it does not have.
            if (body.Length > 0 && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                if (Decoded(body, coding, largest) is not { } decoded)
                {
                    return null;
                }

                body = decoded;
            }
        }

        return body;
    }

    private static ReadOnlyMemory<byte>? Decoded(ReadOnlyMemory<byte> body, string coding, long largest)
    {
        _ = MemoryMarshal.TryGetArray(body, out var bytes);
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        using var decoder = Decoder(source, coding, body.Span[0]);
        var decoded = new ArrayBufferWriter<byte>(BufferSize);
        try
        {
            while (decoder.Read(decoded.GetSpan(BufferSize)) is var count and > 0)
            {
                decoded.Advance(count);
                if (decoded.WrittenCount > largest)
                {
                    return null;
                }
            }
        }
        catch (InvalidOperationException broken)
        {
            // What the decoder of br says where the others say InvalidDataException.
            throw new InvalidDataException(broken.Message, broken);
        }

        return decoded.WrittenMemory;
    }

    private static Stream Decoder(Stream source, string coding, byte first) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
        "br" => new BrotliStream(source, CompressionMode.Decompress),

        // By the RFC a zlib stream, whose first byte ends in 8; some servers leave its frame out, and every client takes both.
        "deflate" when (first & 0x0F) == 8 => new ZLibStream(source, CompressionMode.Decompress),
        "deflate" => new DeflateStream(source, CompressionMode.Decompress),
        _ => throw new InvalidDataException($"The coding '{coding}' is unknown."),
    };
}
