using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Checks;

/// <summary>What a search came to, in a sentence that never calls the generator's end the service's.</summary>
public static class CapacityWords
{
    /// <param name="search">One that is over, or was cancelled.</param>
    public static string Of(CapacitySearch search)
    {
        if (search.Next is not null)
        {
            return search.Held is { } sofar ? $"cut short; {Rate(sofar)} held so far" : "cut short before any rate was settled";
        }

        return (search.Held, search.Broke, search.Stop) switch
        {
            ({ } held, null, _) => $"{Rate(held)}, the highest that was to be tried, held: the service's capacity lies beyond",
            (null, { } broke, { Cause: CapacityCause.Generator } stop) => $"nothing was learnt: at {Rate(broke)} already {stop.Words}; send from more machines, or use 'engine: raw'",
            (null, { } broke, { } stop) => $"no rate held: at {Rate(broke)} already {stop.Words}; lower 'capacity: from'",
            ({ } held, { } broke, { Cause: CapacityCause.Generator } stop) =>
                $"at least {Rate(held)}: at {Rate(broke)} {stop.Words}, so that what lies beyond is the generator's end and not the service's; send from more machines, or use 'engine: raw'",
            ({ } held, { } broke, { } stop) => $"{Rate(held)} held; at {Rate(broke)} {stop.Words}",
            _ => "nothing was tried",
        };
    }

    private static string Rate(double rate) => ScenarioWords.Rate(Math.Round(rate, 1));
}
