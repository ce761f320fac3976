using System.Buffers.Binary;

namespace PerfGate.Fuzz.Mutation;

/// <summary>Changes bytes at one place, whatever they mean.</summary>
internal static class ByteMutation
{
    private static readonly long[] Numbers = [0, 1, -1, 2, 16, 127, 128, 255, 256, 1024, 32767, 65535, int.MaxValue, int.MinValue, 1 << 24, long.MaxValue, long.MinValue];

    /// <param name="input">Is not changed.</param>
    /// <param name="other">Lends a piece.</param>
    /// <param name="random">Decides.</param>
    public static byte[] Changed(byte[] input, byte[] other, Random random)
    {
        var at = random.Next(input.Length + 1);
        var length = Math.Min(input.Length - at, Length(random));
        switch (random.Next(9))
        {
            case 0 when input.Length > 0:
                return With(input, copy => copy[Math.Min(at, copy.Length - 1)] ^= (byte)(1 << random.Next(8)));
            case 1 when input.Length > 0:
                return With(input, copy => copy[Math.Min(at, copy.Length - 1)] = (byte)random.Next(256));
            case 2:
                return [.. input[..at], .. input[(at + length)..]];
            case 3:
                return [.. input[..at], .. input[at..(at + length)], .. input[at..]];
            case 4:
                var inserted = new byte[Length(random)];
                random.NextBytes(inserted);
                return [.. input[..at], .. inserted, .. input[at..]];
            case 5 when other.Length > 0:
                var from = random.Next(other.Length);
                var lent = other.AsSpan(from, Math.Min(Length(random), other.Length - from));
                return [.. input[..at], .. lent, .. input[random.Next(2) == 0 ? at.. : (at + length)..]];
            case 6:
                return With(input, copy => WriteNumber(copy.AsSpan(at), Numbers[random.Next(Numbers.Length)], random));
            case 7:
                return input[..at];
            default:
                return With(input, copy => copy.AsSpan(at, length).Fill((byte)random.Next(256)));
        }
    }

    /// <summary>Mostly short, seldom hundreds.</summary>
    private static int Length(Random random) => random.Next(8) == 0 ? random.Next(1, 600) : random.Next(1, 9);

    private static byte[] With(byte[] input, Action<byte[]> change)
    {
        var copy = (byte[])input.Clone();
        change(copy);
        return copy;
    }

    private static void WriteNumber(Span<byte> here, long number, Random random)
    {
        var isLittle = random.Next(2) == 0;
        Span<byte> bytes = stackalloc byte[8];
        var width = 1 << random.Next(4);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        bytes = bytes[..width];
        if (!isLittle)
        {
            bytes.Reverse();
        }

        bytes[..Math.Min(width, here.Length)].CopyTo(here);
    }
}
