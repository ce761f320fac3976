using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PerfGate.Impact.Reading;

/// <summary>Collects everything that makes a member what it is, and condenses it to 128 bits of SHA-256.</summary>
/// <remarks>Every part is written with its length or in a fixed size, so that no two members write the same bytes.</remarks>
internal sealed class FingerprintWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    public void Add(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    public void Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        buffer.Write(bytes);
    }

    public void Add(string text)
    {
        Add(text.Length);
        buffer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    /// <summary>Takes what was written since the last call.</summary>
    public UInt128 Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        buffer.ResetWrittenCount();
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
