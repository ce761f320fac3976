namespace PerfGate.Core.Reports;

/// <summary>What makes well-formed sections unusable: they come from files, their charts become files, and every sink goes through all of them.</summary>
internal static class SectionFaults
{
    // Beyond what any source writes; a file that has more is no report.
    private const int MostSections = 100;
    private const int MostSentences = 10_000;
    private const int MostColumns = 100;
    private const int MostRows = 100_000;
    private const int MostCharts = 100;
    private const int MostCurves = 20;
    private const int MostLimits = 100;
    private const int MostPoints = 10_000;
    private const int MostPhrases = 100;
    private const int LongestText = 100_000;

    public static IEnumerable<string> Of(GateReport report)
    {
        if (report.Subject is { } subject && !IsSound(subject))
        {
            yield return $"The 'subject' has no word for one or for many, a limit without phrases, more than {MostPhrases} limits, or a text of more than {LongestText} characters.";
        }

        var sections = report.Sections ?? [];
        if (sections.Count > MostSections || sections.Sum(section => (long)(section?.Charts.Count ?? 0)) > MostCharts)
        {
            yield return $"The report has more than {MostSections} sections, or more than {MostCharts} charts in them.";
            yield break;
        }

        var names = new HashSet<string>();
        foreach (var (i, section) in sections.Index())
        {
            foreach (var fault in section is null ? ["is null"] : Of(section, names))
            {
                yield return $"Section #{i + 1} {fault}.";
            }
        }
    }

    private static IEnumerable<string> Of(ReportSection section, HashSet<string> names)
    {
        if (section.Sentences.Any(sentence => sentence is null) || section.Advice.Any(advice => advice is null))
        {
            yield return "has a sentence or an advice that is null";
            yield break;
        }

        if (section.Sentences.Count > MostSentences || section.Advice.Count > MostSentences)
        {
            yield return $"has more than {MostSentences} sentences, or as many advices";
        }

        if (section.Sentences.Any(IsEndless) || section.Advice.Any(advice => IsEndless(advice.Action) || IsEndless(advice.Estimate) || IsEndless(advice.Rule)))
        {
            yield return $"has a sentence or an advice of more than {LongestText} characters";
        }

        if (section.Table is { } table && Fault(table) is { } ofTable)
        {
            yield return $"has a table {ofTable}";
        }

        foreach (var (i, chart) in section.Charts.Index())
        {
            if (Fault(chart, names) is { } ofChart)
            {
                yield return $"has a chart, #{i + 1}, {ofChart}";
            }
        }
    }

    private static string? Fault(ReportTable table) =>
        table.Columns.Count > MostColumns || table.Rows.Count > MostRows || table.Brief?.Count > MostColumns ? $"of more than {MostColumns} columns or {MostRows} rows"
        : !IsSound(table) ? "whose rows have not as many cells as it has columns, or that shows a column that it has not"
        : IsEndless(table.Title) || table.Columns.Any(IsEndless) || table.Rows.Any(row => row.Any(IsEndless)) ? $"with a text of more than {LongestText} characters"
        : null;

    private static bool IsSound(ReportTable table) =>
        table.Columns.Count > 0
        && table.Columns.All(column => column is not null)
        && table.Rows.All(row => row is not null && row.Count == table.Columns.Count && row.All(cell => cell is not null))
        && (table.Brief ?? []).All(column => column >= 0 && column < table.Columns.Count);

    private static string? Fault(ChartSpec? chart, HashSet<string> names) =>
        chart is null ? "that is null"
        : !ChartNames.IsSafe(chart.Name) ? "whose name is not lower-case letters and perhaps a number, 'times-1'"
        : ChartNames.IsReserved(chart.Name) ? $"with a name of the report's own charts, '{chart.Name}'"
        : !names.Add(chart.Name) ? $"with the name of another, '{chart.Name}'"
        : !IsSound(chart) ? $"'{chart.Name}', without sides, with a curve of fewer values than places, or with an entry that is null"
        : !IsBounded(chart) ? $"'{chart.Name}', with more than {MostCurves} curves or {MostLimits} limits in a panel, {MostPoints} points in a curve, or {LongestText} characters in a text"
        : null;

    private static bool IsSound(ChartSpec chart) =>
        chart.Sides.Count is 1 or 2
        && chart.Sides.All(side => side is { Panels.Count: 1 or 2 } && side.Panels.All(panel => panel is not null
            && panel.Limits.All(limit => limit is not null)
            && panel.Curves.All(curve => curve is not null && curve.At.Count == curve.Values.Count)));

    private static bool IsBounded(ChartSpec chart) =>
        !IsEndless(chart.Title) && !IsEndless(chart.Subtitle) && !IsEndless(chart.Alt)
        && chart.Sides.All(side => !IsEndless(side.Name) && side.Panels.All(panel =>
            panel.Curves.Count <= MostCurves
            && panel.Limits.Count <= MostLimits
            && !(panel.Gaps?.Count > MostPoints)
            && !IsEndless(panel.Unit)
            && !panel.Limits.Any(limit => IsEndless(limit.Words))
            && panel.Curves.All(curve => curve.At.Count <= MostPoints && !IsEndless(curve.Label))));

    private static bool IsSound(Subject subject) =>
        !string.IsNullOrWhiteSpace(subject.One)
        && !string.IsNullOrWhiteSpace(subject.Many)
        && subject.Limits.Count <= MostPhrases
        && subject.Limits.All(limit => limit.Value is { } phrases && !IsEndless(limit.Key) && !IsEndless(phrases.Broken) && !IsEndless(phrases.Beside) && !IsEndless(phrases.Sides))
        && !new[] { subject.One, subject.Many, subject.Broke, subject.Kept, subject.Repetitions, subject.SideBySide, subject.Alone, subject.Under, subject.Remedy }.Any(IsEndless);

    private static bool IsEndless(string? text) => text?.Length > LongestText;
}
