using PerfGate.Core.Words;
using ScottPlot;
using SkiaSharp;

namespace PerfGate.Charts;

/// <summary>The font that comes with us: machines that build have none, or others.</summary>
internal static class ChartFont
{
    public const string Name = "Roboto";

    private static readonly SKTypeface Regular = Load("Roboto-Regular");
    private static readonly Lock Registering = new();
    private static bool isRegistered;

    /// <summary>Makes the font known to the plots of this process.</summary>
    public static void Register()
    {
        lock (Registering)
        {
            if (!isRegistered)
            {
                Fonts.FontResolvers.Insert(0, new Resolver());
                isRegistered = true;
            }
        }
    }

    /// <param name="text">Any text.</param>
    /// <param name="size">In pixels.</param>
    /// <returns>In pixels.</returns>
    public static float Width(string text, float size)
    {
        using var font = new SKFont(Regular, size);
        return font.MeasureText(text);
    }

    /// <summary>On one line, of characters that the font has, at most so wide; the middle gives way.</summary>
    /// <param name="text">Any text, of a benchmark too.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="size">In pixels.</param>
    public static string Fit(string text, float width, float size)
    {
        var shown = string.Concat(VisibleText.Shorten(VisibleText.Escape(text), 200).EnumerateRunes()
            .Select(rune => Regular.ContainsGlyph(rune.Value) ? rune.ToString() : "?"));
        return VisibleText.Shorten(shown, (int)width, part => (int)Math.Ceiling(Width(part, size)));
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(name + ".ttf")!;
        return SKTypeface.FromStream(stream);
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName == Name ? Regular : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName == Name ? Regular : null;
    }
}
