using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>Holds the pauses of a run against the scenario's limits. Pure, and without statistics: one pause beyond the limit is one too many.</summary>
/// <remarks>
/// That none was found is said only of an endpoint whose rate would have shown one: <see cref="FewestDue"/> of its requests fall due within
/// the limit, its median response time apart, at the run's mean rate. A pause of all endpoints together counts for those that are too rare as well.
/// </remarks>
public static class PauseCheck
{
    public const string Metric = "pause";

    /// <summary>The least number of requests that are due in a pause: with fewer, a gap between answers may be chance.</summary>
    public const int FewestDue = 20;

    /// <param name="scenario">Its endpoints and budgets.</param>
    /// <param name="total">Of the whole run. Where nobody looked for pauses nothing is found.</param>
    public static PauseFindings Of(LoadScenario scenario, LoadWindow total)
    {
        if (total.Pauses is not { } pauses)
        {
            return new PauseFindings([], []);
        }

        List<PauseFinding> findings = [];
        List<(LoadPause Pause, string Name, double Limit, bool IsOpen)> hidden = [];
        foreach (var endpoint in scenario.Endpoints)
        {
            if (PauseLimit.For(scenario, endpoint) is not { } limit)
            {
                continue;
            }

            foreach (var series in total.Series.Where(series => series.Endpoint == endpoint.Name))
            {
                LoadPause[] own = [.. pauses.Longest.Where(pause => pause.Covers(series.Endpoint, series.Tenant)).OrderByDescending(pause => pause.Seconds)];
                LoadPause[] others = [.. own.Where(pause => pause.Cause != PauseCause.Service && IsBeyond(pause, limit))];
                LoadPause[] ofService = [.. own.Where(pause => pause.Cause == PauseCause.Service)];
                var isBroken = ofService.Length > 0 && IsBeyond(ofService[0], limit);
                var isSeen = series.Ended / total.Seconds * (limit.Limit - series.Response.P50) / 1e9 >= FewestDue;
                hidden.AddRange(others.Select(pause => (pause, SeriesName.Of(series), limit.Limit, isSeen && !isBroken)));
                if (isBroken || (isSeen && others.Length == 0))
                {
                    findings.Add(Finding(series, limit, ofService, isBroken));
                }
            }
        }

        return new PauseFindings(findings, [.. hidden.GroupBy(one => one.Pause.Cause).OrderBy(group => group.Key).Select(group => Warning(group.Key, [.. group]))]);
    }

    private static bool IsBeyond(LoadPause pause, PauseLimit limit) => pause.Seconds * 1e9 >= limit.Limit;

    private static PauseFinding Finding(LoadSeries series, PauseLimit limit, LoadPause[] ofService, bool isBroken)
    {
        var beyond = ofService.Count(pause => IsBeyond(pause, limit));
        var sentence = ofService.Length == 0 ? "no pause was found"
            : !isBroken ? $"the longest pause lasted {Length(ofService[0])}, from {Start(ofService[0])} on"
            : $"stood still {(ofService[0].Endpoint is null ? "with the whole service " : "")}for {Length(ofService[0])} from {Start(ofService[0])} on: {Due(ofService[0])} and none was answered"
                + (beyond > 1 ? $"; {Count(beyond - 1)} more {(beyond == 2 ? "pause was" : "pauses were")} beyond the limit" : "");
        return new PauseFinding(
            series.Endpoint,
            series.Tenant,
            limit.Limit,
            ofService.Length == 0 ? 0 : ofService[0].Seconds * 1e9,
            isBroken,
            $"{sentence}; limit {Quantity.Format(limit.Limit, "ns")}",
            limit);
    }

    private static Diagnostic Warning(PauseCause cause, IReadOnlyList<(LoadPause Pause, string Name, double Limit, bool IsOpen)> hidden)
    {
        LoadPause[] pauses = [.. hidden.Select(one => one.Pause).Distinct().OrderByDescending(pause => pause.Seconds)];
        string[] open = [.. hidden.Where(one => one.IsOpen).Select(one => $"'{one.Name}'").Distinct()];
        var who = cause == PauseCause.Machine ? "The machine did not run the generator" : "The generator itself stood still";
        var more = pauses.Length == 1 ? "" : $", and in {Count(pauses.Length - 1)} more pause{(pauses.Length == 2 ? "" : "s")}";
        var judged = open.Length == 0 ? "It is not charged to the service."
            : $"Whether the service stood still meanwhile is not known: the pauses of {string.Join(", ", open)} are not judged.";
        return new Diagnostic(
            DiagnosticIds.GeneratorPaused,
            Severity.Warning,
            $"{who} for {Length(pauses[0])} from {Start(pauses[0])} on ({Due(pauses[0])}){more}: as long as a pause of the service may be ({Quantity.Format(hidden.Min(one => one.Limit), "ns")}), or longer. {judged}");
    }

    private static string Length(LoadPause pause) => string.Create(CultureInfo.InvariantCulture, $"{pause.Seconds:0.00} s");

    private static string Start(LoadPause pause) => string.Create(CultureInfo.InvariantCulture, $"{pause.Start:0.0} s");

    private static string Due(LoadPause pause) => $"{Count(pause.Due)} request{(pause.Due == 1 ? " was" : "s were")} due";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
