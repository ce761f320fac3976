using Spectre.Console.Rendering;

namespace PerfGate.Tool.Rendering;

/// <summary>Another renderable without the blanks that it pads its lines with: logs are searched and copied.</summary>
internal sealed class Trimmed(IRenderable inner) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in Segment.SplitLines(inner.Render(options, maxWidth)))
        {
            var last = line.Count - 1;
            while (last >= 0 && string.IsNullOrWhiteSpace(line[last].Text))
            {
                last--;
            }

            for (var i = 0; i <= last; i++)
            {
                yield return i == last ? new Segment(line[i].Text.TrimEnd(), line[i].Style) : line[i];
            }

            yield return Segment.LineBreak;
        }
    }
}
