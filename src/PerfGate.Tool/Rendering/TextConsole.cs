using Spectre.Console;

namespace PerfGate.Tool.Rendering;

/// <summary>Consoles as this tool wants them: colour on terminals only, and never a line narrower than a table needs.</summary>
public static class TextConsole
{
    /// <summary>Columns of a file, pipe or CI log: nobody resizes those.</summary>
    public const int DetachedWidth = 120;

    public const int LeastWidth = 80;

    /// <summary>A console on standard output or standard error, or, for tests, on any writer.</summary>
    /// <param name="writer">Where to write; a terminal is recognised only behind <see cref="Console.Out"/> and <see cref="Console.Error"/>.</param>
    /// <param name="noColor">The value of <c>NO_COLOR</c>: any text, however false it sounds, switches every escape sequence off.</param>
    public static IAnsiConsole Create(TextWriter writer, string? noColor)
    {
        var output = new AnsiConsoleOutput(writer);
        var plain = !output.IsTerminal || !string.IsNullOrEmpty(noColor);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,

            // Those would switch colour on by the name of the CI, also in a file that it will show as text.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = output.IsTerminal ? Math.Max(console.Profile.Width, LeastWidth) : DetachedWidth;
        return console;
    }
}
