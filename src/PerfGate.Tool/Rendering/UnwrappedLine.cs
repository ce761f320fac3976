using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerfGate.Tool.Rendering;

/// <summary>One line that is not broken at the console's width, so that a command can be copied whole.</summary>
internal sealed class UnwrappedLine(string text, Style style) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(text, style), Segment.LineBreak];
}
