using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>What limits did, as a table of the report.</summary>
internal static class LimitPages
{
    private static readonly string[] Columns =
    [
        "Limit", "Verdict", "Accepted p99 before:", "Under it:", "Budget:", "Refused:", "Failed:", "Well again after:", "Memory:", "Threads:", "How, and what was found",
    ];

    /// <returns>Null where there was none.</returns>
    public static ReportTable? Of(IReadOnlyList<LimitEvidence> limits) =>
        limits.Count == 0 ? null : new ReportTable("Limits", Columns, [.. limits.Select(Row)], Brief: []);

    private static string[] Row(LimitEvidence one)
    {
        if (one.Verdict == LimitVerdict.NotImposed)
        {
            return [one.Kind, LimitNames.Of(one.Verdict), .. Enumerable.Repeat(Quantity.None, Columns.Length - 3), one.How];
        }

        var worst = one.Accepted.MaxBy(accepted => accepted.Budget is > 0 ? accepted.During / accepted.Budget.Value : 0);
        return
        [
            one.Kind,
            LimitNames.Of(one.Verdict),
            Time(worst?.Before),
            Time(worst?.During),
            Time(worst?.Budget),
            Quantity.Percent(one.Shed),
            Quantity.Percent(one.Failed),
            one.RecoverySeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : Quantity.None,
            Change(one, resources => Quantity.Format(resources.Memory, "B")),
            Change(one, resources => resources.Threads.ToString(CultureInfo.InvariantCulture)),
            string.Join(" ", [Sentence(one), .. one.Findings]),
        ];
    }

    private static string Sentence(LimitEvidence one) => $"{one.How}{(one.Extent is null ? "" : $"; {one.Extent}")}.";

    private static string Change(LimitEvidence one, Func<LimitResources, string> words) => one is { ResourcesBefore: { } before, ResourcesAfter: { } after }
        ? $"{words(before)} → {words(after)}"
        : Quantity.None;

    private static string Time(double? nanoseconds) => nanoseconds is > 0 and var known ? LoadWords.Time(known) : Quantity.None;
}
