using System.Globalization;
using PerfGate.Core.Reports;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>The pictures of a run of load: two for each endpoint that is drawn, and one of all requests.</summary>
internal static class LoadCharts
{
    private const int FewestWindows = 2;

    private static readonly (string Metric, Func<LoadPoint, double> Of, Func<LatencySummary, double> Total, ChartTone Tone)[] Percentiles =
    [
        ("p99", point => point.P99, summary => summary.P99, ChartTone.Strong),
        ("p95", point => point.P95, summary => summary.P95, ChartTone.Warned),
        ("p50", point => point.P50, summary => summary.P50, ChartTone.Good),
    ];

    /// <param name="report">Its results choose the endpoints.</param>
    /// <param name="load">What was measured.</param>
    /// <param name="ratesFirst">Where a picture is before these: two stand in a row, and those of one endpoint belong into one.</param>
    /// <returns>The endpoint that asks for most attention first; none of a run of limits.</returns>
    public static IReadOnlyList<ChartSpec> Of(GateReport report, LoadFacts load, bool ratesFirst)
    {
        if (load.Limits.Count > 0)
        {
            return [];
        }

        List<ChartSpec> charts = [];
        foreach (var (i, name) in ChartedSeries.Of(report, load).Index())
        {
            var budgets = ChartedBudgets.Of(report, name);
            var numbers = Numbers(load, name, budgets);
            charts.AddRange(new[] { OverTime(load, name, budgets, $"latency-{i + 1}", numbers), ByPercentile(load, name, budgets, $"percentiles-{i + 1}", numbers) }.OfType<ChartSpec>());
        }

        ChartSpec[] rates = [.. new[] { Rates(load) }.OfType<ChartSpec>()];
        return ratesFirst ? [.. rates, .. charts] : [.. charts, .. rates];
    }

    /// <returns>Null where head has fewer than two windows of it, or no time at all.</returns>
    private static ChartSpec? OverTime(
        LoadFacts load, string name, IReadOnlyList<(string Metric, ChartLimit Limit)> budgets, string file, string numbers)
    {
        List<(string Name, List<LoadPoint> Points)> sides = [.. Sides(load).Select(side => (side.Name, PointsOf(side.Side, name))).Where(side => side.Item2.Count > 0)];
        if (sides is not [.., ("head", { Count: >= FewestWindows } head)] || !sides.SelectMany(side => side.Points).Any(point => point.P50 > 0 || point.P95 > 0 || point.P99 > 0))
        {
            return null;
        }

        var window = load.Method.WindowSeconds > 0 ? load.Method.WindowSeconds : head[1].Start - head[0].Start;
        var total = SeriesOf(load.After, name)?.Response;
        var empty = sides.Sum(side => side.Points.Count(point => point.P50 <= 0));
        return new ChartSpec
        {
            Name = file,
            Title = name,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"response time of each window of {window:0.###} s; figures: {(sides.Count > 1 ? "head, " : "")}whole run")
                + (empty > 0 ? "; ×: no success" : ""),
            Alt = $"Response time over the run, {numbers}",
            Axis = ChartAxis.Time,
            Length = sides.Max(side => side.Points.Max(point => point.Start)) + window,
            Sides = [.. sides.Select((side, i) => new ChartSide(side.Name, [PanelOf(side.Points, i == sides.Count - 1 ? total : null)]))],
        };

        ChartPanelSpec PanelOf(List<LoadPoint> points, LatencySummary? whole) => new()
        {
            Unit = "ns",
            Limits = ChartedBudgets.Across(budgets),
            Gaps = [.. points.Where(point => point.P50 <= 0).Select(point => point.Start + (window / 2))],
            Curves = [.. Percentiles.Select(one => new ChartCurve
            {
                Label = whole is null ? "" : $"{one.Metric} {LoadWords.Time(one.Total(whole))}",
                Tone = one.Tone,
                At = [.. points.Select(point => point.Start + (window / 2))],
                Values = [.. points.Select(one.Of)],
            })],
        };
    }

    /// <returns>Null where head's histogram was not kept.</returns>
    private static ChartSpec? ByPercentile(
        LoadFacts load, string name, IReadOnlyList<(string Metric, ChartLimit Limit)> budgets, string file, string numbers)
    {
        if (CurveOf(load.After, name) is not { } head)
        {
            return null;
        }

        var before = load.Before is { } side ? CurveOf(side, name) : null;
        var requests = before is null ? LoadWords.Count(head.Count) : $"base {LoadWords.Count(before.Count)}, head {LoadWords.Count(head.Count)}";
        return new ChartSpec
        {
            Name = file,
            Title = name,
            Subtitle = $"response time that so many of the requests kept ({requests})",
            Alt = $"Response time by percentile, {numbers}",
            Axis = ChartAxis.Percentile,
            Sides =
            [
                .. before is null ? [] : (ChartSide[])[Side("base", before, ChartTone.Neutral, $"base {LoadWords.Time(before.Values[^1])}", [])],
                Side("head", head, ChartTone.Good, $"{(before is null ? "max" : "head")} {LoadWords.Time(head.Values[^1])}", [.. budgets.Select(one => one.Limit)]),
            ],
        };

        static ChartSide Side(string name, PercentileCurve curve, ChartTone tone, string label, IReadOnlyList<ChartLimit> limits) => new(name,
        [
            new ChartPanelSpec
            {
                Unit = "ns",
                Limits = limits,
                Curves = [new ChartCurve { Label = label, Tone = tone, At = curve.Parts, Values = curve.Values, Count = curve.Count }],
            },
        ]);
    }

    /// <returns>Null where head has fewer than two windows.</returns>
    private static ChartSpec? Rates(LoadFacts load)
    {
        if (load.After.Rates.Count < FewestWindows)
        {
            return null;
        }

        List<(string Name, LoadSide Side)> sides = [.. Sides(load).Where(side => side.Side.Rates.Count >= FewestWindows)];
        var window = load.Method.WindowSeconds > 0 ? load.Method.WindowSeconds : load.After.Rates[1].Start - load.After.Rates[0].Start;
        var total = load.After.Total;
        return new ChartSpec
        {
            Name = "rates",
            Title = "All requests",
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"requests a second, in each window of {window:0.###} s; below: how late the generator was"),
            Alt = $"All requests a second over the run: {LoadWords.Rate(total.Due / total.Seconds)} were due, {LoadWords.Rate(total.Throughput)} succeeded; "
                + $"the generator was late by {LoadWords.Time(total.Lag.P99)} (p99)",
            Axis = ChartAxis.Time,
            Length = sides.SelectMany(side => side.Side.Rates).Max(one => one.Start) + window,
            Sides = [.. sides.Select((side, i) => SideOf(side.Name, side.Side, i == sides.Count - 1))],
        };

        ChartSide SideOf(string name, LoadSide side, bool isLast)
        {
            var whole = side.Total;
            var failed = whole.Series.Sum(series => series.Ended - series.Succeeded) / whole.Seconds;
            return new ChartSide(name,
            [
                new ChartPanelSpec
                {
                    Unit = "1/s",
                    IsLinear = true,
                    Curves =
                    [
                        Curve(side, one => one.Due, ChartTone.Neutral, isLast ? $"due {LoadWords.Rate(whole.Due / whole.Seconds)}/s" : ""),
                        Curve(side, one => one.Succeeded, ChartTone.Good, isLast ? $"succeeded {LoadWords.Rate(whole.Throughput)}/s" : ""),
                        Curve(side, one => one.Failed, ChartTone.Bad, isLast ? $"failed {LoadWords.Rate(failed)}/s" : ""),
                    ],
                },
                new ChartPanelSpec
                {
                    Unit = "ns",
                    IsLinear = true,
                    Curves = [Curve(side, one => one.Lag, ChartTone.Warned, isLast ? $"late p99 {LoadWords.Time(whole.Lag.P99)}" : "")],
                },
            ]);
        }

        ChartCurve Curve(LoadSide side, Func<LoadRates, double> of, ChartTone tone, string label) => new()
        {
            Label = label,
            Tone = tone,
            At = [.. side.Rates.Select(one => one.Start + (window / 2))],
            Values = [.. side.Rates.Select(of)],
        };
    }

    private static IEnumerable<(string Name, LoadSide Side)> Sides(LoadFacts load) =>
        load.Before is { } before ? [("base", before), ("head", load.After)] : [("head", load.After)];

    private static List<LoadPoint> PointsOf(LoadSide side, string name) =>
        [.. side.Points.Where(point => point.Name == name && double.IsFinite(point.Start) && point.Start >= 0)];

    private static PercentileCurve? CurveOf(LoadSide side, string name) => side.Curves.FirstOrDefault(curve => curve.Name == name && curve.Parts.Count > 1);

    private static LoadSeries? SeriesOf(LoadSide? side, string name) => side?.Total.Series.FirstOrDefault(series => SeriesName.Of(series) == name);

    private static string Numbers(LoadFacts load, string name, IReadOnlyList<(string Metric, ChartLimit Limit)> budgets)
    {
        var head = SeriesOf(load.After, name)!.Response;
        var said = SeriesOf(load.Before, name)?.Response is { Count: > 0 } before ? $"base {Of(before)}; head {Of(head)}" : Of(head);
        return $"{name}: {said}{(budgets.Count == 0 ? "" : $"; limits: {string.Join(", ", budgets.Select(one => one.Limit.Words))}")}";
    }

    private static string Of(LatencySummary summary) =>
        $"p50 {LoadWords.Time(summary.P50)}, p95 {LoadWords.Time(summary.P95)}, p99 {LoadWords.Time(summary.P99)}";
}
