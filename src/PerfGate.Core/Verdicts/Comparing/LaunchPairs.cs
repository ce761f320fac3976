using PerfGate.Core.Measurements;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>The launches of base and head that were measured side by side.</summary>
internal sealed class LaunchPairs
{
    private readonly LaunchSample _base;
    private readonly LaunchSample _head;
    private readonly List<(int Base, int Head)> _places;

    private LaunchPairs(LaunchSample baseSample, LaunchSample headSample, List<(int Base, int Head)> places)
    {
        _base = baseSample;
        _head = headSample;
        _places = places;
    }

    public int Count => _places.Count;

    /// <summary>Matches launches by their pair number; a number that one side uses twice says nothing and matches none.</summary>
    public static LaunchPairs Match(LaunchSample baseSample, LaunchSample headSample)
    {
        const int Ambiguous = -1;
        var places = new List<(int Base, int Head)>(headSample.Count);
        var headByPair = ByPair(headSample);
        foreach (var (pair, place) in ByPair(baseSample))
        {
            if (place != Ambiguous && headByPair.TryGetValue(pair, out var partner) && partner != Ambiguous)
            {
                places.Add((place, partner));
            }
        }

        // A file may hold them in any order; looks see them in the order in which they were measured.
        places.Sort((one, other) => Nullable.Compare(baseSample.Launches[one.Base].Pair, baseSample.Launches[other.Base].Pair));
        return new LaunchPairs(baseSample, headSample, places);

        static Dictionary<int, int> ByPair(LaunchSample sample)
        {
            var byPair = new Dictionary<int, int>(sample.Count);
            for (var i = 0; i < sample.Count; i++)
            {
                if (sample.Launches[i].Pair is { } pair && !byPair.TryAdd(pair, i))
                {
                    byPair[pair] = Ambiguous;
                }
            }

            return byPair;
        }
    }

    /// <summary>Base's launch medians, one per pair.</summary>
    public double[] BaseMedians() => [.. _places.Select(place => _base.Medians[place.Base])];

    /// <summary>Head's launch medians, one per pair.</summary>
    public double[] HeadMedians() => [.. _places.Select(place => _head.Medians[place.Head])];

    /// <summary>Whether every value is above 0, so that all have logarithms.</summary>
    public bool AllPositive()
    {
        foreach (var (basePlace, headPlace) in _places)
        {
            if (!Positive(_base.Launches[basePlace].Values) || !Positive(_head.Launches[headPlace].Values))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One number per pair: the median over adjacent turns of ln(head / base), or of head - base.</summary>
    /// <remarks>
    /// Where a launch lost turns, so that the counts differ, the i-th values are no longer adjacent: the medians of the two
    /// launches are compared instead.
    /// </remarks>
    public double[] Differences(bool logarithmic, Better better)
    {
        var differences = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            var (basePlace, headPlace) = _places[i];
            var (baseValues, headValues) = (_base.Launches[basePlace].Values, _head.Launches[headPlace].Values);
            var difference = baseValues.Count == headValues.Count
                ? OfTurns(baseValues, headValues, logarithmic)
                : OfTurns([_base.Medians[basePlace]], [_head.Medians[headPlace]], logarithmic);
            differences[i] = better == Better.Lower ? difference : -difference;
        }

        return differences;
    }

    private static double OfTurns(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, bool logarithmic)
    {
        var count = baseValues.Count;
        Span<double> turns = count <= Launch.MaxValues ? stackalloc double[Launch.MaxValues] : new double[count];
        turns = turns[..count];
        for (var i = 0; i < count; i++)
        {
            turns[i] = logarithmic ? headValues[i] / baseValues[i] : headValues[i] - baseValues[i];
        }

        // Logarithms keep the order, so that only the middle one or two are needed.
        turns.Sort();
        var (low, high) = (turns[(count - 1) / 2], turns[count / 2]);
        return logarithmic ? (Math.Log(low) + Math.Log(high)) / 2 : (low + high) / 2;
    }

    private static bool Positive(IReadOnlyList<double> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] <= 0)
            {
                return false;
            }
        }

        return true;
    }
}
