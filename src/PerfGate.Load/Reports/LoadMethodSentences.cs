using System.Globalization;

namespace PerfGate.Load.Reports;

/// <summary>How a run of load was made, in words.</summary>
internal static class LoadMethodSentences
{
    public static IEnumerable<string> Of(LoadFacts load)
    {
        var method = load.Method;
        yield return LoadSent.IsOpen(load)
            ? $"Model: {LoadSent.Of(load)}. Requests are due at times that the answers cannot delay; a response time counts from the moment when its request was due, so that a stall is charged to every request that it held up."
            : $"Model: {LoadSent.Of(load)}. Each user waits for its answer before it asks again, so that the load falls when the service slows down: this hides stalls that an open model shows.";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{(load.Before is null ? "" : "A side, ")}{method.Windows} windows of {method.WindowSeconds:0.###} s were counted after {method.WarmUp:0.###} s of warm-up, which was thrown away; a request belongs to the window in which it was due, whenever it ended, and the wait for the last answers is counted.");
        yield return "Times are kept in HdrHistograms of three digits; the percentiles of a whole run are of its merged histogram, never means of percentiles.";
        yield return load.Before is null
            ? "Each window is one repetition: an interval is made of the windows' values, and a budget is kept or broken only when the whole interval is on one side of it."
            : "Windows of base and head alternate, with the same seeds; each pair of windows gives one ratio, and the intervals are made of these.";
        if (load.Before is not null)
        {
            yield return "Head's budgets were held against its windows of the comparison, by the rule of a run that compares nothing; both share the false-alarm rate.";
        }

        if (method.AlongStages is { } along)
        {
            yield return along
                ? "A window is shorter than the stages: both windows of a pair were at the same place of them, and the places lie evenly over all stages, so that a run's figures are those of the whole."
                : "The stages together are shorter than a window: all windows were loaded at their mean rate.";
        }

        if (load.Limits.Count > 0)
        {
            yield return "Each limit was put on the running service, held, and lifted; what was measured before, under and after it is the evidence.";
        }

        if (method.Machines > 1)
        {
            yield return $"{method.Machines} machines sent the load; their histograms were added up count by count.";
        }

        if (method.Seed is { } seed)
        {
            yield return $"Seed of arrivals, endpoints, tenants and rows: {seed.ToString(CultureInfo.InvariantCulture)}.";
        }
    }
}
