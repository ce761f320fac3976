using System.Globalization;
using PerfGate.Core.Load.Reports;

namespace PerfGate.Core.Reports.Rendering;

/// <summary>How the verdict was made, in words.</summary>
public static class MethodologySentences
{
    /// <param name="methodology">Of the comparison.</param>
    /// <param name="ofLoad">True: of services and not of benchmarks.</param>
    /// <summary>Whole sentences; the design's name may come from a file, so escape before use.</summary>
    public static IReadOnlyList<string> Of(Methodology methodology, bool ofLoad = false)
    {
        List<string> sentences =
        [
            methodology.Design switch
            {
                "paired" when ofLoad => "Both services were alive at the same time, and windows of base and head took turns. One pair of windows gives one ratio of head to base; the estimate is the Hodges–Lehmann estimate over pairs.",
                "paired" => "Base and head were measured side by side: two processes alive at the same time, taking turns. One pair of launches gives one ratio of head to base; the estimate is the Hodges–Lehmann estimate over pairs.",
                "unpaired" => "The launches of two sets of results were compared, measured one after the other; nothing was measured now.",
                "stored" => "Head was compared with a committed baseline of an earlier session.",
                LoadReportBuilder.Design => "Nothing was compared: the service was held against its budgets.",
                var other => $"Design: {other}.",
            },
        ];

        if (methodology.Pairs is { } pairs)
        {
            sentences.Add($"At most {pairs} pairs {(ofLoad ? "of windows an endpoint" : "a benchmark")}{Looks(methodology)}{(methodology.Profile is { } profile ? $" (profile {profile})" : "")}.");
        }

        if (methodology.FamilySize > 0)
        {
            sentences.Add($"A slowdown counts only when it is proved beyond the noise floor of {Quantity.Percent(methodology.NoiseFloor)}; "
                + $"over the whole suite ({(methodology.FamilySize == 1 ? "1 test" : $"{methodology.FamilySize} tests")}, Holm), an unchanged suite turns red with a chance of at most {Quantity.Percent(methodology.FalseAlarms)}.");
            sentences.Add($"“Unchanged” means that a slowdown of {Quantity.Percent(methodology.Detect)} or more is ruled out; what is neither proved nor ruled out is “inconclusive”.");
            sentences.Add($"Intervals are two-sided at {Quantity.Percent(methodology.Confidence)}, for one result at a time; base and head are medians over {(ofLoad ? "windows" : "launches")}.");
        }

        if (ofLoad || methodology.Design == LoadReportBuilder.Design)
        {
            return sentences;
        }

        sentences.Add("Exact values, such as allocated bytes that agree over all launches of a side, are compared as numbers, without statistics.");
        if (methodology.Seed is { } seed)
        {
            sentences.Add($"Seed of the random orders: {seed.ToString(CultureInfo.InvariantCulture)}.");
        }

        return sentences;
    }

    private static string Looks(Methodology methodology) =>
        methodology.Looks is { Count: > 0 } looks
            ? $", decided as early as the evidence allows, at {string.Join(", ", looks.Select(look => look.ToString(CultureInfo.InvariantCulture)))} pairs"
            : "";
}
