using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Arrivals;

/// <summary>How many requests are due by a time, and when a number of them is: the integral of the rate and its inverse.</summary>
internal sealed class CumulativeRate
{
    private readonly List<(double Time, double Count, LoadStage Stage)> pieces = [];

    /// <param name="stages">One after the other; at least one.</param>
    public CumulativeRate(IEnumerable<LoadStage> stages)
    {
        foreach (var stage in stages)
        {
            pieces.Add((Seconds, Count, stage));
            Seconds += stage.Time.TotalSeconds;
            Count += (stage.From + stage.To) / 2 * stage.Time.TotalSeconds;
        }
    }

    /// <summary>Length of all stages, s.</summary>
    public double Seconds { get; private set; }

    /// <summary>Requests of all stages; need not be whole.</summary>
    public double Count { get; private set; }

    /// <summary>When the rate has added up to <paramref name="count"/>, s; infinite beyond <see cref="Count"/>.</summary>
    public double TimeOf(double count)
    {
        if (count >= Count)
        {
            return double.PositiveInfinity;
        }

        var (first, last) = (0, pieces.Count - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = pieces[middle].Count <= count ? (middle, last) : (first, middle - 1);
        }

        var (time, before, stage) = pieces[first];
        var due = count - before;

        // The root of from·t + slope·t²/2 = due that stays exact when the slope is 0.
        var slope = (stage.To - stage.From) / stage.Time.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, (stage.From * stage.From) + (2 * slope * due)));
        return time + Math.Min(2 * due / (stage.From + root), stage.Time.TotalSeconds);
    }
}
