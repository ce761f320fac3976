using System.Globalization;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>Requests that failed, by how.</summary>
internal static class LoadErrors
{
    private static readonly RequestOutcome[] Classes = [.. Enum.GetValues<RequestOutcome>().Where(outcome => outcome != RequestOutcome.Ok)];

    /// <summary>Failures of all that ended; 0 when nothing did.</summary>
    public static double Rate(IEnumerable<LoadSeries> series)
    {
        long ended = 0, failed = 0;
        foreach (var one in series)
        {
            ended += one.Ended;
            failed += one.Ended - one.Succeeded;
        }

        return ended == 0 ? 0 : failed / (double)ended;
    }

    /// <summary>Each class that occurred, the most frequent first.</summary>
    public static IReadOnlyList<(RequestOutcome Outcome, long Count)> ByClass(IEnumerable<LoadSeries> series)
    {
        var all = series.ToList();
        return
        [
            .. Classes
                .Select(outcome => (Outcome: outcome, Count: all.Sum(one => one.Outcomes.GetValueOrDefault(outcome))))
                .Where(one => one.Count > 0)
                .OrderByDescending(one => one.Count)
                .ThenBy(one => one.Outcome),
        ];
    }

    /// <summary><c>none</c>, or <c>0.4 %: timeout 12, 5xx 3</c>.</summary>
    public static string Describe(IEnumerable<LoadSeries> series)
    {
        var all = series.ToList();
        var found = ByClass(all);
        return found.Count == 0
            ? "none"
            : $"{Quantity.Percent(Rate(all))}: {string.Join(", ", found.Select(one => $"{Word(one.Outcome)} {one.Count.ToString("N0", CultureInfo.InvariantCulture)}"))}";
    }

    public static string Word(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Ok => "succeeded",
        RequestOutcome.Redirect => "3xx",
        RequestOutcome.ClientError => "4xx",
        RequestOutcome.Shed => "429 or 503",
        RequestOutcome.ServerError => "5xx",
        RequestOutcome.Refused => "refused",
        RequestOutcome.Reset => "reset",
        RequestOutcome.Timeout => "timeout",
        RequestOutcome.Invalid => "no valid HTTP",
        RequestOutcome.HeadTooLarge => "headers over 64 KiB",
        RequestOutcome.BodyTooLarge => "body over largest-body",
        RequestOutcome.Certificate => "certificate",
        RequestOutcome.CheckFailed => "failed check",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no word for this."),
    };
}
