using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace PerfGate.Core.Measurements;

/// <summary>Renders launches, each on a line of its own, into a buffer that is used again and again.</summary>
internal sealed class LaunchLine
{
    /// <summary>The longest round-trip form of a double, <c>-2.2250738585072014E-308</c>, has 24 characters.</summary>
    private const int LongestNumber = 32;

    [ThreadStatic]
    private static LaunchLine? forThisThread;

    private readonly ArrayBufferWriter<byte> buffer = new(512);

    public static LaunchLine ForThisThread => forThisThread ??= new LaunchLine();

    /// <summary>The launch, indented by two spaces for each level of <paramref name="depth"/>; valid until the next call.</summary>
    public ReadOnlySpan<byte> Render(Launch launch, int depth)
    {
        buffer.ResetWrittenCount();
        // The outer writer does not indent raw values.
        buffer.Write("\n"u8);
        for (var i = 0; i < depth; i++)
        {
            buffer.Write("  "u8);
        }

        buffer.Write("{ "u8);
        if (launch.Pair is { } pair)
        {
            buffer.Write("\"pair\": "u8);
            Append(pair);
            buffer.Write(", "u8);
        }

        if (launch.Order is { } order)
        {
            buffer.Write(order switch
            {
                "AB" => "\"order\": \"AB\", "u8,
                "BA" => "\"order\": \"BA\", "u8,
                _ => throw new JsonException($"A launch's order is AB or BA, not '{order}'."),
            });
        }

        if (launch.Busy is { } busy)
        {
            buffer.Write("\"busy\": "u8);
            Append(double.IsFinite(busy) ? busy : throw new JsonException("A launch's busy share is a finite number."));
            buffer.Write(", "u8);
        }

        buffer.Write("\"values\": ["u8);
        for (var i = 0; i < launch.Values.Count; i++)
        {
            var value = launch.Values[i];
            if (!double.IsFinite(value))
            {
                throw new JsonException("A launch's values are finite numbers.");
            }

            buffer.Write(i == 0 ? ""u8 : ", "u8);
            Append(value);
        }

        buffer.Write("] }"u8);
        return buffer.WrittenSpan;
    }

    private void Append<T>(T number)
        where T : IUtf8SpanFormattable
    {
        number.TryFormat(buffer.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        buffer.Advance(length);
    }
}
