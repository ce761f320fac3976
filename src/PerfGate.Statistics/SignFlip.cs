namespace PerfGate.Statistics;

/// <summary>
/// The exact sign-flip test for paired differences, with scores that the magnitudes choose, and its estimate and interval: under
/// symmetry about the centre all signs are equally likely, whatever the magnitudes are and whatever was made of them alone.
/// Fisher, "The Design of Experiments" (1935); with scores: Maritz, "A Note on Exact Robust Confidence Intervals for Location",
/// Biometrika 66 (1979).
/// </summary>
/// <remarks>
/// The scores are ranks (<see cref="SignedRank"/>) unless the magnitudes have a heavy tail, as launches with several speeds give it.
/// Then <see cref="HampelScores"/> take <c>1 - <see cref="RankPart"/></c> of the error, and ranks the rest: a change of how often a
/// launch is fast moves ranks alone.
/// Such scores do not grow with the shift for ever, so one shift does not speak for those beyond it. A claim of a change is therefore
/// held against the shift itself, against no difference, at which the sides of a pair are exchangeable, and against the
/// estimate; a claim that a change is small, against every candidate beyond it.
/// </remarks>
public sealed class SignFlip
{
    /// <summary>Part of the error that ranks keep where other scores are used.</summary>
    public const double RankPart = 0.2;

    private const int StackLimit = 128;

    /// <summary>From one candidate to the next, on the way to an end of the interval.</summary>
    private const int Steps = 4;

    private readonly bool _isTurned;
    private readonly double[] _ascending;
    private readonly double _hodgesLehmann;
    private readonly CandidateCentres _candidates;
    private double? _estimate;

    private SignFlip(double[] ascending, double hodgesLehmann, bool isTurned)
    {
        _isTurned = isTurned;
        _ascending = ascending;
        _hodgesLehmann = hodgesLehmann;
        _candidates = new CandidateCentres(ascending);
    }

    /// <param name="differences">1 to <see cref="SignedRank.MaximumPairs"/> finite values.</param>
    /// <exception cref="ArgumentException">No or too many differences, or one that is NaN or infinite.</exception>
    public static SignFlip Of(ReadOnlySpan<double> differences)
    {
        SignedRank.Require(differences);
        double[] ascending = [.. differences];
        Array.Sort(ascending);

        // Whichever side is called head, the same steps are taken.
        var middle = SignedRank.HodgesLehmann(ascending);
        if (middle < 0)
        {
            Array.Reverse(ascending);
            for (var i = 0; i < ascending.Length; i++)
            {
                ascending[i] = -ascending[i];
            }
        }

        return new SignFlip(ascending, Math.Abs(middle), isTurned: middle < 0);
    }

    /// <summary>One-sided p-value: H0, the centre is at most <paramref name="shift"/>, against H1, it is greater.</summary>
    /// <param name="shift">Finite; in the unit of the differences.</param>
    /// <returns>2^-n to 1; where the scores are ranks, that of <see cref="SignedRank.PValueGreater"/>.</returns>
    /// <exception cref="ArgumentException">A difference less the shift is NaN or infinite.</exception>
    public double PValueGreater(double shift) => PValue(_isTurned ? -shift : shift, greater: !_isTurned);

    /// <summary>One-sided p-value: H0, the centre is at least <paramref name="shift"/>, against H1, it is less.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public double PValueLess(double shift) => PValue(_isTurned ? -shift : shift, greater: _isTurned);

    /// <summary>The estimate of the centre, by the scores that test it.</summary>
    /// <returns>Where the scores are ranks, the Hodges–Lehmann estimate; else the M-estimate with Hampel's function that is next to it.</returns>
    public double Estimate() => _isTurned ? -Centre() : Centre();

    /// <summary>Two-sided confidence interval: the shifts around the estimate that neither one-sided test rejects at half of 1 - confidence.</summary>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns><see cref="Interval.Unbounded"/> where there are too few differences to exclude any centre.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence isn't strictly between 0 and 1.</exception>
    public Interval ConfidenceInterval(double confidence)
    {
        Sample.RequireOpenProbability(confidence, nameof(confidence));
        var interval = IsRanked() ? SignedRank.ConfidenceInterval(_ascending, confidence) : Around((1 - confidence) / 2);
        return _isTurned ? new Interval(-interval.High, -interval.Low) : interval;
    }

    private double Centre() => _estimate ??= Find();

    private Interval Around(double level)
    {
        var (low, high) = (End(level, greater: true), End(level, greater: false));
        return double.IsFinite(low) && double.IsFinite(high) ? new Interval(low, high) : Interval.Unbounded;
    }

    private double PValue(double shift, bool greater)
    {
        var largest = At(shift, greater);
        var isHeavy = _candidates.IsHeavyAt(shift);
        if (IsBeyond(0))
        {
            // The rank test alone is monotone in the shift: none beyond it is rejected less.
            if (!isHeavy && !_candidates.IsHeavyAt(0) && !_candidates.IsHeavyAt(Centre()))
            {
                return largest;
            }

            largest = Math.Max(largest, At(0, greater));
            return IsBeyond(Centre()) ? Math.Max(largest, At(Centre(), greater)) : largest;
        }

        // For the same reason, of candidates at which ranks are the scores the nearest speaks for all.
        var hasNearest = !isHeavy;
        for (var i = 0; i < _candidates.Ascending.Length; i++)
        {
            var outwards = greater ? _candidates.Ascending.Length - 1 - i : i;
            if (IsBeyond(_candidates.Ascending[outwards]) && (_candidates.Heavy[outwards] || !hasNearest))
            {
                hasNearest |= !_candidates.Heavy[outwards];
                largest = Math.Max(largest, At(_candidates.Ascending[outwards], greater));
            }
        }

        return largest;

        bool IsBeyond(double centre) => greater ? centre <= shift : centre >= shift;
    }

    /// <summary>The p-value at one shift, of all that the magnitudes there have chosen.</summary>
    private double At(double shift, bool greater)
    {
        var ofRanks = greater ? SignedRank.PValueGreater(_ascending, shift) : SignedRank.PValueLess(_ascending, shift);
        if (!_candidates.IsHeavyAt(shift))
        {
            return ofRanks;
        }

        var n = _ascending.Length;
        Span<double> magnitudes = n <= StackLimit ? stackalloc double[StackLimit] : new double[n];
        Span<int> scores = n <= StackLimit ? stackalloc int[StackLimit] : new int[n];
        magnitudes = magnitudes[..n];
        scores = scores[..n];
        for (var i = 0; i < n; i++)
        {
            magnitudes[i] = Math.Abs(_ascending[i] - shift);
        }

        HampelScores.Fill(magnitudes, _candidates.Median(shift), scores);
        var against = 0;
        for (var i = 0; i < n; i++)
        {
            against += _ascending[i] > shift == greater ? 0 : scores[i];
        }

        // Those without a score are in no sum, whatever their sign.
        scores.Sort();
        var ofScores = SignedRankDistribution.LowerTail(scores[(scores.LastIndexOf(0) + 1)..], against);
        return Math.Min(1, Math.Min(ofRanks / RankPart, ofScores / (1 - RankPart)));
    }

    /// <summary>Whether ranks are the scores wherever the centre may be.</summary>
    private bool IsRanked() => !Array.Exists(_candidates.Heavy, one => one);

    /// <summary>
    /// The Hodges–Lehmann estimate or, where the magnitudes about it have a heavy tail, the M-estimate with Hampel's function that is
    /// next to it: whichever of the two the test rejects less.
    /// </summary>
    private double Find()
    {
        if (!_candidates.IsHeavyAt(_hodgesLehmann))
        {
            return _hodgesLehmann;
        }

        var balanced = Balanced(_hodgesLehmann);
        return Compatible(balanced) >= Compatible(_hodgesLehmann) ? balanced : _hodgesLehmann;

        double Compatible(double centre) => Math.Min(At(centre, greater: true), At(centre, greater: false));
    }

    /// <summary>Where the scores of both signs are equal, looked for from a shift on, as long as the tail is heavy.</summary>
    private double Balanced(double start)
    {
        var upwards = Balance(start) > 0;
        var inside = start;
        foreach (var next in Outwards(start, upwards).TakeWhile(_candidates.IsHeavyAt))
        {
            if (Balance(next) > 0 != upwards)
            {
                return upwards ? Crossing(inside, next, shift => Balance(shift) > 0) : Crossing(next, inside, shift => Balance(shift) > 0);
            }

            inside = next;
        }

        return start;
    }

    private double Balance(double shift)
    {
        var median = _candidates.Median(shift);
        return _ascending.Sum(one => Math.Sign(one - shift) * HampelScores.Of(Math.Abs(one - shift) / median));
    }

    private double[] Outwards(double from, bool upwards) =>
        upwards ? Array.FindAll(_candidates.Ascending, one => one > from) : [.. _candidates.Ascending.Where(one => one < from).Reverse()];

    /// <summary>From the estimate outwards to the first shift that is rejected.</summary>
    /// <param name="level">At which it is.</param>
    /// <param name="greater">Towards the shifts that are too small.</param>
    private double End(double level, bool greater)
    {
        var inside = Centre();
        var width = _candidates.Ascending[^1] - _candidates.Ascending[0];
        var outermost = greater ? _candidates.Ascending[0] - width : _candidates.Ascending[^1] + width;
        foreach (var next in Outwards(inside, upwards: !greater).Append(outermost))
        {
            var from = inside;
            for (var step = 1; step <= Steps; step++)
            {
                var outside = from + ((next - from) * step / Steps);
                if (At(outside, greater) <= level)
                {
                    return greater
                        ? Crossing(outside, inside, shift => At(shift, greater) <= level)
                        : Crossing(inside, outside, shift => At(shift, greater) > level);
                }

                inside = outside;
            }
        }

        return greater ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>Where a condition that holds at the low end ceases to, to a billionth of the way.</summary>
    private static double Crossing(double low, double high, Func<double, bool> holds)
    {
        const int Halvings = 30;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }
}
