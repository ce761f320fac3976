using System.Buffers;

namespace PerfGate.Load.Raw;

/// <summary>Reads a body by its framing: a length, chunks, or the connection's end.</summary>
internal sealed class BodyReader
{
    private const int LongestLine = 4096;

    private readonly ArrayBufferWriter<byte> kept = new(256);
    private Part part;
    private long left;
    private long largest;
    private int lineLength;
    private bool anyDigit;

    private enum Part
    {
        Length,
        UntilClosed,
        ChunkSize,
        ChunkExtension,
        ChunkSizeEnd,
        ChunkData,
        ChunkDataCr,
        ChunkDataLf,
        TrailerStart,
        Trailer,
        TrailerEnd,
        LastLf,
    }

    public bool Keeps { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>True: the body was refused for its length.</summary>
    public bool IsTooLarge { get; private set; }

    public bool EndsWithConnection => part == Part.UntilClosed;

    public ReadOnlyMemory<byte> Kept => kept.WrittenMemory;

    public void Start(bool keep, long most)
    {
        kept.ResetWrittenCount();
        (Keeps, largest, Bytes, IsTooLarge) = (keep, most, 0, false);
    }

    /// <summary>Learns from the head what follows.</summary>
    public ReadState Expect(in ResponseHead head, bool bodiless)
    {
        (left, lineLength, anyDigit) = (head.Length, 0, false);
        if (bodiless || (head.Length == 0 && !head.Chunked))
        {
            (part, left) = (Part.Length, 0);
            return ReadState.Done;
        }

        part = head.Chunked ? Part.ChunkSize : head.Length > 0 ? Part.Length : Part.UntilClosed;
        left = head.Chunked ? 0 : head.Length;
        return part == Part.Length && left > largest ? TooLarge() : ReadState.More;
    }

    public ReadState Read(ref ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var state = part switch
            {
                Part.Length or Part.UntilClosed or Part.ChunkData => Data(ref bytes),
                _ => Framing(ref bytes),
            };
            if (state != ReadState.More)
            {
                return state;
            }
        }

        return ReadState.More;
    }

    private ReadState Data(ref ReadOnlySpan<byte> bytes)
    {
        var count = part == Part.UntilClosed ? bytes.Length : (int)Math.Min(left, bytes.Length);
        if (Keeps)
        {
            kept.Write(bytes[..count]);
        }

        Bytes += count;
        left -= count;
        bytes = bytes[count..];
        if (Bytes > largest)
        {
            return TooLarge();
        }

        if (part == Part.UntilClosed || left > 0)
        {
            return ReadState.More;
        }

        if (part == Part.Length)
        {
            return ReadState.Done;
        }

        part = Part.ChunkDataCr;
        return ReadState.More;
    }

    /// <summary>One byte of what stands between the data of chunks.</summary>
    private ReadState Framing(ref ReadOnlySpan<byte> bytes)
    {
        var one = bytes[0];
        bytes = bytes[1..];
        switch (part)
        {
            case Part.ChunkSize when Hex(one) is var digit and >= 0:
                (left, anyDigit) = ((left << 4) | (uint)digit, true);
                return ++lineLength > 15 ? ReadState.Invalid : ReadState.More;
            case Part.ChunkSize when anyDigit && one is (byte)';' or (byte)' ' or (byte)'\t':
                return Go(Part.ChunkExtension);
            case Part.ChunkSize when anyDigit && one == '\r':
            case Part.ChunkExtension when one == '\r':
                return Go(Part.ChunkSizeEnd);
            case Part.ChunkExtension or Part.Trailer when one is not ((byte)'\r' or (byte)'\n'):
                return ++lineLength > LongestLine ? ReadState.Invalid : ReadState.More;
            case Part.ChunkSizeEnd when one == '\n':
                return Bytes + left > largest ? TooLarge() : Go(left > 0 ? Part.ChunkData : Part.TrailerStart);
            case Part.ChunkDataCr when one == '\r':
                return Go(Part.ChunkDataLf);
            case Part.ChunkDataLf when one == '\n':
                (left, anyDigit) = (0, false);
                return Go(Part.ChunkSize);
            case Part.TrailerStart when one == '\r':
                return Go(Part.LastLf);
            case Part.TrailerStart when one != '\n':
                return Go(Part.Trailer);
            case Part.Trailer when one == '\r':
                return Go(Part.TrailerEnd);
            case Part.TrailerEnd when one == '\n':
                return Go(Part.TrailerStart);
            case Part.LastLf when one == '\n':
                return ReadState.Done;
            default:
                return ReadState.Invalid;
        }
    }

    private ReadState TooLarge()
    {
        IsTooLarge = true;
        return ReadState.Invalid;
    }

    private ReadState Go(Part next)
    {
        (part, lineLength) = (next, next == Part.ChunkSize ? 0 : lineLength);
        return ReadState.More;
    }

    private static int Hex(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
