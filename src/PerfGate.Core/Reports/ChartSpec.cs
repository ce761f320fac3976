using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Core.Reports;

/// <summary>A picture as its source describes it: what is drawn and what it says, not how.</summary>
public sealed record ChartSpec
{
    /// <summary>Of its files, before <c>-light.png</c> and its like: lower-case letters, then perhaps a number, <c>times-1</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>What it says, with its numbers, for who cannot see it.</summary>
    public required string Alt { get; init; }

    public required ChartAxis Axis { get; init; }

    /// <summary>Right end of a time axis, s, which begins at 0; 0 for other axes.</summary>
    public double Length { get; init; }

    /// <summary>One, or base and head beside each other on the same scales.</summary>
    public required IReadOnlyList<ChartSide> Sides { get; init; }
}

/// <summary>What lies along the bottom of a chart.</summary>
public enum ChartAxis
{
    /// <summary>Seconds from the start.</summary>
    Time,

    /// <summary>Parts of all events, 0 to 1; each step to the right is a tenth as many: 90 %, 99 %, 99.9 %. Sides lie over one another.</summary>
    Percentile,
}

/// <param name="Name">Shown where there are two.</param>
/// <param name="Panels">From the top; a second one is small and lies below the first.</param>
public sealed record ChartSide(string Name, IReadOnlyList<ChartPanelSpec> Panels);

/// <summary>Curves over one axis of values.</summary>
public sealed record ChartPanelSpec
{
    /// <summary>Of the values, as <c>Quantity</c> knows it: <c>ns</c>, <c>B</c>, <c>1/s</c>.</summary>
    public required string Unit { get; init; }

    public required IReadOnlyList<ChartCurve> Curves { get; init; }

    // Source-generated reading assigns null where a file has no such field, here and below.
    public IReadOnlyList<ChartLimit> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Where there was nothing to draw, s; crosses on the axis.</summary>
    [JsonConverter(typeof(InlineNumbersJsonConverter))]
    public IReadOnlyList<double>? Gaps { get; init; }

    /// <summary>True: never on a logarithmic scale.</summary>
    public bool IsLinear { get; init; }
}

/// <summary>A line; values of 0 or below break it.</summary>
public sealed record ChartCurve
{
    /// <summary>Written at its right end; empty: nothing.</summary>
    public required string Label { get; init; }

    public required ChartTone Tone { get; init; }

    /// <summary>Along the axis, rising.</summary>
    [JsonConverter(typeof(InlineNumbersJsonConverter))]
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>As many as <see cref="At"/>.</summary>
    [JsonConverter(typeof(InlineNumbersJsonConverter))]
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Events that a percentile axis's curve stands for: where it ends.</summary>
    public long Count { get; init; }
}

/// <summary>What a curve means, from which its colour and marker follow.</summary>
public enum ChartTone
{
    /// <summary>What the others are compared with.</summary>
    Neutral,
    Good,
    Warned,
    Bad,

    /// <summary>As dark as the text.</summary>
    Strong,
}

/// <param name="Words">At its end: "p99 ≤ 100 ms".</param>
/// <param name="Value">In the panel's unit.</param>
/// <param name="At">Of which part of a percentile axis it is a limit; null: it lies across the whole panel.</param>
public sealed record ChartLimit(string Words, double Value, double? At = null);
