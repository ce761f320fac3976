using System.Buffers.Binary;
using System.IO.Compression;
using HdrHistogram;
using HdrHistogram.Utilities;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Histograms;

/// <summary>Histograms as text: HdrHistogram's V2 encoding, compressed, base 64, which its tools in other languages read too.</summary>
internal static class HistogramCodec
{
    /// <summary>Cookie and length before the compressed part.</summary>
    private const int OuterHeader = 8;

    /// <summary>Cookie, length, offset, digits, lowest, highest and ratio.</summary>
    private const int InnerHeader = 40;

    private const int CompressedV2 = 0x1C849314;
    private const int PlainV2 = 0x1C849313;

    /// <summary>A histogram of a run, in the form in which it is kept.</summary>
    public static LoadHistogram Encode(string? endpoint, string? tenant, string kind, HistogramBase histogram) =>
        new(endpoint, tenant, kind, Encode(histogram));

    public static string Encode(HistogramBase histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity() + OuterHeader);
        var bytes = new byte[histogram.EncodeIntoCompressedByteBuffer(buffer)];
        buffer.Position = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = buffer.Get();
        }

        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="PerfGateException">The text is no histogram, or one of another layout.</exception>
    public static LongHistogram Decode(LoadHistogram histogram)
    {
        try
        {
            var bytes = Convert.FromBase64String(histogram.Encoded);
            return HistogramEncoding.DecodeFromByteBuffer(ByteBuffer.Allocate(Inflate(bytes)), 0) as LongHistogram
                ?? throw new InvalidDataException("it counts in another width");
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or EndOfStreamException or ArgumentException
            or IndexOutOfRangeException or NotSupportedException or OverflowException)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.HistogramUnreadable,
                Severity.Error,
                $"The {histogram.Kind} histogram of {Owner(histogram)} cannot be read: {fault.Message}. Measure again, or take the file as it was written."));
        }
    }

    /// <summary>The plain encoding. Before anything is allocated by what a file says, its header must name our layout.</summary>
    /// <remarks>The library inflates with one read, which the runtime may answer with a part of what was asked for.</remarks>
    private static byte[] Inflate(byte[] bytes)
    {
        if (bytes.Length < OuterHeader || BinaryPrimitives.ReadInt32BigEndian(bytes) != CompressedV2)
        {
            throw new InvalidDataException("it is not in HdrHistogram's compressed V2 encoding");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)) != bytes.Length - OuterHeader)
        {
            throw new InvalidDataException("it is cut short");
        }

        using var inflated = new ZLibStream(new MemoryStream(bytes, OuterHeader, bytes.Length - OuterHeader), CompressionMode.Decompress);
        var plain = new byte[HistogramLayout.Create().GetNeededByteBufferCapacity()];
        var header = plain.AsSpan(0, InnerHeader);
        inflated.ReadExactly(header);
        var digits = BinaryPrimitives.ReadInt32BigEndian(header[12..]);
        var lowest = BinaryPrimitives.ReadInt64BigEndian(header[16..]);
        var highest = BinaryPrimitives.ReadInt64BigEndian(header[24..]);
        if (BinaryPrimitives.ReadInt32BigEndian(header) != PlainV2
            || (digits, lowest, highest) != (HistogramLayout.Digits, HistogramLayout.Lowest, HistogramLayout.Highest))
        {
            throw new InvalidDataException(
                $"it holds {lowest} to {highest} ns with {digits} digits, where {HistogramLayout.Lowest} to {HistogramLayout.Highest} ns with {HistogramLayout.Digits} are expected");
        }

        var length = InnerHeader + inflated.ReadAtLeast(plain.AsSpan(InnerHeader), plain.Length - InnerHeader, throwOnEndOfStream: false);
        return inflated.ReadByte() < 0 ? plain[..length] : throw new InvalidDataException("it is longer than its layout allows");
    }

    private static string Owner(LoadHistogram histogram) =>
        histogram.Endpoint is null ? "the generator" : $"'{histogram.Endpoint}'{(histogram.Tenant is null ? "" : $" [{histogram.Tenant}]")}";
}
