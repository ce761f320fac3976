using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Conducting;

/// <summary>The stretch of a scenario's stages that a pair of windows is at: both sides of a pair at the same one.</summary>
/// <remarks>
/// Pairs go through the stages by steps of the golden ratio, so that however early a comparison ends, its pairs lie evenly over all stages
/// (the additive sequence of the least discrepancy; Knuth, "The Art of Computer Programming", volume 3, 6.4, theorem S).
/// </remarks>
public static class StagePlaces
{
    private static readonly double Step = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The rates of a window.</summary>
    /// <param name="stages">Of the scenario; empty: a closed model, which has none.</param>
    /// <param name="window">Length of the window, above zero.</param>
    /// <param name="pair">From 1.</param>
    /// <returns>Stages as long as the window together: those of the whole, cut at both ends, where it lasts longer than the window; else their mean rate.</returns>
    public static IReadOnlyList<LoadStage> Of(IReadOnlyList<LoadStage> stages, TimeSpan window, int pair)
    {
        if (stages is [var only] && only.From.Equals(only.To))
        {
            return [only with { Time = window }];
        }

        var room = stages.Sum(stage => stage.Time.TotalSeconds) - window.TotalSeconds;
        return room <= 0
            ? [LoadStage.Constant(SteadyLoad.RateOf(new LoadShape { Stages = stages }), window)]
            : Cut(stages, TimeSpan.FromSeconds(pair * Step % 1 * room), window);
    }

    /// <summary>Whether pairs are at places of their own; null: the rate does not change, and there are none.</summary>
    public static bool? AreTaken(IReadOnlyList<LoadStage> stages, TimeSpan window) =>
        stages.All(stage => stage.From.Equals(stages[0].From) && stage.To.Equals(stages[0].From))
            ? null
            : stages.Sum(stage => stage.Time.TotalSeconds) > window.TotalSeconds;

    private static List<LoadStage> Cut(IReadOnlyList<LoadStage> stages, TimeSpan from, TimeSpan window)
    {
        List<LoadStage> cut = [];
        var (begin, to) = (TimeSpan.Zero, from + window);
        foreach (var stage in stages)
        {
            var end = begin + stage.Time;
            var (first, last) = (begin > from ? begin : from, end < to ? end : to);
            if (last > first)
            {
                cut.Add(new LoadStage(RateAt(first), RateAt(last), last - first));
            }

            double RateAt(TimeSpan time) => stage.From + ((stage.To - stage.From) * ((time - begin) / stage.Time));
            begin = end;
        }

        return cut;
    }
}
