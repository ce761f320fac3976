using System.Text;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Tool.Rendering;

/// <summary>The marks of a text report, and how text is written where a console can show ASCII only.</summary>
internal sealed record Glyphs
{
    public static Glyphs Full { get; } = new();

    public static Glyphs Ascii { get; } = new()
    {
        Unicode = false,
        Pass = "=",
        Fail = "x",
        Slower = "^",
        Faster = "v",
        Same = "=",
        Removed = "-",
        Skipped = "o",
    };

    public bool Unicode { get; private init; } = true;

    public string Pass { get; private init; } = "✓";

    public string Fail { get; private init; } = "✗";

    public string Slower { get; private init; } = "▲";

    public string Faster { get; private init; } = "▼";

    public string Same { get; private init; } = "≈";

    public string Unsettled { get; private init; } = "?";

    public string Added { get; private init; } = "+";

    public string Removed { get; private init; } = "−";

    /// <summary>A warning, and a benchmark that failed in base only.</summary>
    public string Attention { get; private init; } = "!";

    public string Skipped { get; private init; } = "○";

    /// <summary>One mark for each kind of row; what fails looks the same whatever failed.</summary>
    public string Mark(ReportResult result) => (result.Outcome, result.Decision) switch
    {
        (_, Decision.Fail) => Fail,
        (Outcome.Regressed, _) => Slower,
        (Outcome.Improved, _) => Faster,
        (Outcome.Unchanged, _) => Same,
        (Outcome.Kept, _) => Pass,
        (Outcome.Broken, _) => Attention,
        (Outcome.Inconclusive, _) => Unsettled,
        (Outcome.Added, _) => Added,
        (Outcome.Removed, _) => Removed,
        (Outcome.Failed, _) => Attention,
        _ => Skipped,
    };

    /// <summary>What moved within a row: a mark for a metric that grew too much, shrank well or is unsettled, else nothing.</summary>
    /// <remarks>Where more is better the mark would point against the sign beside it, so there is none.</remarks>
    public string Direction(ReportResult result) => result.Outcome switch
    {
        Outcome.Regressed when !(result.Ratio < 1) => $"{Slower} ",
        Outcome.Improved when !(result.Ratio > 1) => $"{Faster} ",
        Outcome.Inconclusive => $"{Unsettled} ",
        _ => "",
    };

    /// <summary>Text from the report, made visible, in characters that the console has.</summary>
    public string Show(string text)
    {
        var visible = VisibleText.Escape(text);
        if (Unicode)
        {
            return visible;
        }

        var ascii = new StringBuilder(visible.Length);
        foreach (var rune in visible.EnumerateRunes())
        {
            ascii.Append(rune.IsAscii ? ((char)rune.Value).ToString() : rune.Value switch
            {
                'µ' => "u",
                '−' or '–' or '—' => "-",
                '±' => "+/-",
                '×' => "x",
                '≥' => ">=",
                '≤' => "<=",
                '∞' => "inf",
                '→' => "->",
                '…' => "~",
                '·' => "|",
                '“' or '”' => "\"",
                _ => "?",
            });
        }

        return ascii.ToString();
    }
}
