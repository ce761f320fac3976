using System.Globalization;
using PerfGate.Core.Words;
using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Judging;

namespace PerfGate.Tool.Limits;

/// <summary>Limits in words for a console.</summary>
internal static class LimitsText
{
    private const int NameWidth = 12;

    /// <summary>What can be imposed and what cannot.</summary>
    public static void WriteOffers(TextWriter output, IReadOnlyList<LimitOffer> offers)
    {
        foreach (var offer in offers)
        {
            Line(output, offer.Kind, $"{(offer.Feasibility.IsPossible ? "yes" : "no ")}  {offer.Feasibility.Words}");
        }
    }

    /// <summary>What each limit did, with its evidence.</summary>
    public static void Write(TextWriter output, IReadOnlyList<LimitEvidence> evidence)
    {
        foreach (var one in evidence)
        {
            Line(output, one.Kind, $"{LimitNames.Of(one.Verdict)}{(one.Verdict == LimitVerdict.NotImposed ? $": {one.How}" : "")}");
            if (one.Verdict == LimitVerdict.NotImposed)
            {
                continue;
            }

            foreach (var finding in one.Findings)
            {
                Line(output, "", finding);
            }

            Line(output, "", $"imposed: {one.How}{(one.Extent is null ? "" : $"; {one.Extent}")}");
            Line(output, "", Requests(one));
            foreach (var accepted in one.Accepted)
            {
                Line(output, "", Latency(accepted));
            }

            Line(output, "", one.RecoverySeconds is { } seconds
                ? string.Create(CultureInfo.InvariantCulture, $"well again {seconds:0.0} s after it was lifted{Resources(one)}")
                : $"not well again{Resources(one)}");
            if (one.Fate is { Alive: false, LastWords: { Length: > 0 } words })
            {
                Line(output, "", $"last words: {words.ReplaceLineEndings(" | ")}");
            }
        }

        output.WriteLine();
    }

    private static string Requests(LimitEvidence one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Due} requests: {(1 - one.Shed - one.Failed) * 100:0.#} % accepted, {one.Shed * 100:0.#} % refused (429, 503), {one.Failed * 100:0.#} % failed");

    private static string Latency(AcceptedLatency accepted) => string.Create(
        CultureInfo.InvariantCulture,
        $"p99 of accepted '{accepted.Endpoint}': {accepted.Before / 1e6:0.#} ms → {(accepted.During == 0 ? "none accepted" : $"{accepted.During / 1e6:0.#} ms")}")
        + (accepted.Budget is { } budget ? string.Create(CultureInfo.InvariantCulture, $" (budget {budget / 1e6:0.#} ms)") : "");

    private static string Resources(LimitEvidence one) => one is { ResourcesBefore: { } before, ResourcesAfter: { } after }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"; memory {before.Memory >> 20} → {after.Memory >> 20} MiB, threads {before.Threads} → {after.Threads}")
        : "";

    private static void Line(TextWriter output, string name, string text) =>
        output.WriteLine($"{name.PadRight(NameWidth)}{VisibleText.Escape(text)}");
}
