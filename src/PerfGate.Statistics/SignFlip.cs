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

    /// <summary>Order statistics whose means of two are the candidates for the centre.</summary>
    private const int Knots = 10;

    /// <summary>From one candidate to the next, on the way to an end of the interval.</summary>
    private const int Steps = 4;

    private readonly bool _isTurned;
    private readonly double[] _ascending;
    private readonly double[] _candidates;
    private bool[]? _heavy;
    private double? _estimate;

    private SignFlip(double[] ascending, bool isTurned)
    {
        _isTurned = isTurned;
        _ascending = ascending;
        _candidates = CandidatesOf(ascending);
    }

    /// <param name="differences">1 to <see cref="SignedRank.MaximumPairs"/> finite values.</param>
    /// <exception cref="ArgumentException">No or too many differences, or one that is NaN or infinite.</exception>
    public static SignFlip Of(ReadOnlySpan<double> differences)
    {
        SignedRank.Require(differences);
        double[] ascending = [.. differences];
        Array.Sort(ascending);

        // Whichever side is called head, the same steps are taken.
        var isTurned = SignedRank.HodgesLehmann(ascending) < 0;
        return new SignFlip(isTurned ? [.. ascending.Reverse().Select(one => -one)] : ascending, isTurned);
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

    /// <summary>Of each candidate, whether the magnitudes about it have a heavy tail.</summary>
    private bool[] Heavy => _heavy ??= HeavyCandidates();

    private double Centre() => _estimate ??= Find();

    private Interval Around(double level)
    {
        var (low, high) = (End(level, greater: true), End(level, greater: false));
        return double.IsFinite(low) && double.IsFinite(high) ? new Interval(low, high) : Interval.Unbounded;
    }

    private double PValue(double shift, bool greater)
    {
        var largest = At(shift, greater);
        var isHeavy = IsHeavyAt(shift);
        if (IsBeyond(0))
        {
            // The rank test alone is monotone in the shift: none beyond it is rejected less.
            if (!isHeavy && !IsHeavyAt(0) && !IsHeavyAt(Centre()))
            {
                return largest;
            }

            largest = Math.Max(largest, At(0, greater));
            return IsBeyond(Centre()) ? Math.Max(largest, At(Centre(), greater)) : largest;
        }

        // For the same reason, of candidates at which ranks are the scores the nearest speaks for all.
        var hasNearest = !isHeavy;
        for (var i = 0; i < _candidates.Length; i++)
        {
            var outwards = greater ? _candidates.Length - 1 - i : i;
            if (IsBeyond(_candidates[outwards]) && (Heavy[outwards] || !hasNearest))
            {
                hasNearest |= !Heavy[outwards];
                largest = Math.Max(largest, At(_candidates[outwards], greater));
            }
        }

        return largest;

        bool IsBeyond(double centre) => greater ? centre <= shift : centre >= shift;
    }

    /// <summary>The p-value at one shift, of all that the magnitudes there have chosen.</summary>
    private double At(double shift, bool greater)
    {
        var ofRanks = greater ? SignedRank.PValueGreater(_ascending, shift) : SignedRank.PValueLess(_ascending, shift);
        if (!IsHeavyAt(shift))
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

        HampelScores.Fill(magnitudes, Median(shift), scores);
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
    private bool IsRanked() => !Array.Exists(Heavy, one => one);

    /// <summary>One pass over the candidates: from one to the next, what is nearest to them moves to the right.</summary>
    private bool[] HeavyCandidates()
    {
        var heavy = new bool[_candidates.Length];
        if (!HampelScores.MaySuit(_ascending.Length))
        {
            return heavy;
        }

        var (lower, upper, tail) = HampelScores.Ranks(_ascending.Length);
        var (firstOfLower, firstOfUpper, firstOfTail) = (0, 0, 0);
        for (var i = 0; i < heavy.Length; i++)
        {
            var median = (Nearest(_candidates[i], lower, ref firstOfLower) + Nearest(_candidates[i], upper, ref firstOfUpper)) / 2;
            heavy[i] = HampelScores.Suit(median, Nearest(_candidates[i], tail, ref firstOfTail));
        }

        return heavy;
    }

    private bool IsHeavyAt(double shift)
    {
        var first = 0;
        return HampelScores.MaySuit(_ascending.Length)
            && HampelScores.Suit(Median(shift), Nearest(shift, HampelScores.Ranks(_ascending.Length).Tail, ref first));
    }

    /// <summary>Of the magnitudes of the differences less a shift.</summary>
    private double Median(double shift)
    {
        var (lower, upper, _) = HampelScores.Ranks(_ascending.Length);
        var (firstOfLower, firstOfUpper) = (0, 0);
        return (Nearest(shift, lower, ref firstOfLower) + Nearest(shift, upper, ref firstOfUpper)) / 2;
    }

    /// <summary>Of the differences less a shift, the magnitude of a rank from 1 on: so many differences next to the shift lie side by side.</summary>
    /// <param name="first">Where they begin; it is looked for from there on to the right.</param>
    private double Nearest(double shift, int rank, ref int first)
    {
        while (first + rank < _ascending.Length && shift - _ascending[first] > _ascending[first + rank] - shift)
        {
            first++;
        }

        return Math.Max(shift - _ascending[first], _ascending[first + rank - 1] - shift);
    }

    /// <summary>
    /// The Hodges–Lehmann estimate or, where the magnitudes about it have a heavy tail, the M-estimate with Hampel's function that is
    /// next to it: whichever of the two the test rejects less.
    /// </summary>
    private double Find()
    {
        var middle = SignedRank.HodgesLehmann(_ascending);
        if (!IsHeavyAt(middle))
        {
            return middle;
        }

        var balanced = Balanced(middle);
        return Compatible(balanced) >= Compatible(middle) ? balanced : middle;

        double Compatible(double centre) => Math.Min(At(centre, greater: true), At(centre, greater: false));
    }

    /// <summary>Where the scores of both signs are equal, looked for from a shift on, as long as the tail is heavy.</summary>
    private double Balanced(double start)
    {
        var upwards = Balance(start) > 0;
        var inside = start;
        foreach (var next in Outwards(start, upwards).TakeWhile(IsHeavyAt))
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
        var median = Median(shift);
        return _ascending.Sum(one => Math.Sign(one - shift) * HampelScores.Of(Math.Abs(one - shift) / median));
    }

    private double[] Outwards(double from, bool upwards) =>
        upwards ? Array.FindAll(_candidates, one => one > from) : [.. _candidates.Where(one => one < from).Reverse()];

    /// <summary>From the estimate outwards to the first shift that is rejected.</summary>
    /// <param name="level">At which it is.</param>
    /// <param name="greater">Towards the shifts that are too small.</param>
    private double End(double level, bool greater)
    {
        var inside = Centre();
        var width = _candidates[^1] - _candidates[0];
        var outermost = greater ? _candidates[0] - width : _candidates[^1] + width;
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

    /// <summary>Means of two order statistics, from the least to the greatest: modes, and the places between them, are among them.</summary>
    private static double[] CandidatesOf(double[] ascending)
    {
        var count = Math.Min(Knots, ascending.Length);
        var knots = new double[count];
        for (var i = 0; i < count; i++)
        {
            knots[i] = ascending[count == 1 ? 0 : (int)((long)i * (ascending.Length - 1) / (count - 1))];
        }

        var means = new double[count * (count + 1) / 2];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            for (var j = i; j < count; j++)
            {
                means[next++] = (knots[i] / 2) + (knots[j] / 2);
            }
        }

        Array.Sort(means);
        return means;
    }
}
