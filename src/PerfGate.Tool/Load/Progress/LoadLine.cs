using System.Globalization;
using PerfGate.Load.Sessions;

namespace PerfGate.Tool.Load.Progress;

/// <summary>How a run goes, on one line of a given width: where it is narrow, what matters least is left out, and nothing is cut in the middle.</summary>
internal static class LoadLine
{
    private const string Dot = " · ";

    /// <summary>Fewer bars show no course.</summary>
    private const int FewestBars = 4;

    /// <summary>Up to this rank a part makes way for the bars; the others only for one another.</summary>
    private const int Spare = 1;

    /// <summary>The whole line, however long.</summary>
    public static string Of(LoadProgress value) => Text(Head(value), Parts(value), 0, Dot);

    /// <param name="value">What is shown.</param>
    /// <param name="bars">Shown behind it as far as there is room.</param>
    /// <param name="room">Columns, at least 1.</param>
    public static string Of(LoadProgress value, RecentBars bars, int room)
    {
        var head = Head(value);
        var parts = Parts(value);
        var text = Candidates(head, parts).FirstOrDefault(one => one.Length <= room, head.Length <= room ? head : head[..room]);
        return room - text.Length > FewestBars ? $"{text} {bars.Fit(room - text.Length - 1)}".TrimEnd() : text;

        IEnumerable<string> Candidates(string start, IReadOnlyList<(string Text, int Rank)> all)
        {
            for (var rank = 0; rank <= Spare; rank++)
            {
                var whole = Text(start, all, rank, Dot);
                if (whole.Length + FewestBars < room)
                {
                    yield return whole;
                }
            }

            foreach (var rank in all.Select(part => part.Rank).Where(rank => rank > Spare).Distinct().Order())
            {
                yield return Text(start, all, rank, Dot);
                yield return Text(start, all, rank, " ");
            }
        }
    }

    private static string Head(LoadProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{Math.Min(value.Elapsed.TotalSeconds, value.Length.TotalSeconds):0}/{value.Length.TotalSeconds:0} s]");

    private static string Text(string head, IReadOnlyList<(string Text, int Rank)> parts, int rank, string between) =>
        $"{head} {string.Join(between, parts.Where(part => part.Rank >= rank).Select(part => part.Text))}";

    /// <summary>With their ranks: the lower, the sooner it is left out.</summary>
    private static List<(string Text, int Rank)> Parts(LoadProgress value)
    {
        List<(string, int)> parts = [];
        if (value.Part is { } part)
        {
            parts.Add((part, 3));
        }

        if (value.IsWarmUp)
        {
            parts.Add(("warm-up", 4));
        }
        else if (value.Elapsed >= value.Length && value.InFlight + value.Waiting > 0)
        {
            parts.Add(("waiting for the last answers", 2));
        }

        parts.Add((string.Create(CultureInfo.InvariantCulture, $"{value.Rate:0}/s"), 7));
        parts.Add(($"p50 {Time(value.P50)}", 1));
        parts.Add(($"p99 {Time(value.P99)}", 6));
        parts.Add((string.Create(CultureInfo.InvariantCulture, $"{value.Errors} {(value.Errors == 1 ? "error" : "errors")}"), 5));
        parts.Add((string.Create(CultureInfo.InvariantCulture, $"{value.InFlight} in flight"), 0));
        if (value.Waiting > 0)
        {
            parts.Add((string.Create(CultureInfo.InvariantCulture, $"{value.Waiting} waiting"), 2));
        }

        return parts;
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        <= 0 => "–",
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0} µs"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.#} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.##} s"),
    };
}
