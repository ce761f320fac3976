using System.Buffers;
using System.Globalization;
using System.Text;
using PerfGate.Load.Arrivals;

namespace PerfGate.Load.Raw;

/// <summary>A text with places for the tenant, the user and the number of the request.</summary>
internal sealed class RawTemplate
{
    private readonly List<(byte[] Text, string? Name)> parts = [];

    /// <summary>The same for every request.</summary>
    public bool IsConstant => parts.TrueForAll(part => part.Name is null);

    public static RawTemplate Parse(string text)
    {
        var template = new RawTemplate();
        for (var at = 0; at < text.Length;)
        {
            var (open, name) = NextPlace(text, at);
            template.parts.Add((Encoding.UTF8.GetBytes(text[at..open]), name));
            at = open + (name is null ? 0 : name.Length + 2);
        }

        return template;
    }

    public void Write(ArrayBufferWriter<byte> target, in RequestChoice choice, string tenant)
    {
        foreach (var (text, name) in parts)
        {
            target.Write(text);
            switch (name)
            {
                case "tenant":
                    target.Advance(Encoding.UTF8.GetBytes(tenant, target.GetSpan(Encoding.UTF8.GetMaxByteCount(tenant.Length))));
                    break;
                case "user":
                    Number(target, choice.User);
                    break;
                case "sequence":
                    Number(target, choice.Sequence);
                    break;
            }
        }
    }

    private static void Number(ArrayBufferWriter<byte> target, long number)
    {
        _ = number.TryFormat(target.GetSpan(20), out var digits, provider: CultureInfo.InvariantCulture);
        target.Advance(digits);
    }

    private static (int At, string? Name) NextPlace(string text, int from)
    {
        var best = (At: text.Length, Name: (string?)null);
        foreach (var name in (ReadOnlySpan<string>)["tenant", "user", "sequence"])
        {
            var at = text.IndexOf($"{{{name}}}", from, StringComparison.Ordinal);
            if (at >= 0 && at < best.At)
            {
                best = (at, name);
            }
        }

        return best;
    }
}
