using PerfGate.Load.Arrivals;
using PerfGate.Load.Checks;
using PerfGate.Load.Measured;
using PerfGate.Load.Recording;

namespace PerfGate.Load.Pauses;

/// <summary>Tells pauses from what is only slow, and who stood still. Pure.</summary>
/// <remarks>
/// A gap between two answers is a pause when <see cref="FewestDue"/> requests were due in it early enough for the median response time of
/// their endpoint to pass before its end. Each of them had an even chance to be answered in time, so that a gap without a pause holds
/// none of their answers with a chance of 2^-20, one in a million, where response times are independent. A gap is looked at only if it is
/// as long as <see cref="FewestDue"/> requests take to fall due at the plan's highest rate: where both arrivals and answers are Poisson
/// (answers after independent times are: Mirasol, "The output of an M/G/∞ queuing system is Poisson", 1963), the chance of such a gap is
/// e^-20, two in a thousand million answers. Of a service that is slow all the time the median is high, and nothing is a pause of it.
/// <para>
/// The service can only be blamed while a request was under way: its pause begins with the last answer, or when the first of the requests
/// that ended after it was sent, whichever is later. An endpoint whose requests waited here because others held all connections did not
/// pause; nor did all endpoints when those that were under way are of so few that chance does not choose them (below
/// <see cref="Chance"/>, by the shares of the mix). Where there is one connection, a slow request and a pause are the same.
/// </para>
/// </remarks>
internal static class PauseFinder
{
    /// <summary>The least number of requests that were due.</summary>
    public const int FewestDue = PauseCheck.FewestDue;

    /// <summary>The part of a broader pause from which on one of an endpoint, or of a tenant, is no news.</summary>
    private const double Same = 0.9;

    /// <summary>Of what all have in common, that requests of some only were under way; 0 to 1.</summary>
    private const double Chance = 0.01;

    /// <param name="keys">Names of the series.</param>
    /// <param name="gaps">Between answers, in any order.</param>
    /// <param name="due">Every request of the plan, in order of time.</param>
    /// <param name="shares">The part of all requests that each series has, 0 to 1.</param>
    /// <param name="usual">Median response time of each series, ns.</param>
    /// <param name="silences">Of the generator, in any order.</param>
    /// <param name="counted">Start of the first window, ns.</param>
    /// <param name="stopped">After that nothing was sent, ns.</param>
    public static LoadPauses Find(
        SeriesKeys keys,
        IEnumerable<AnswerGap> gaps,
        IEnumerable<DueRequest> due,
        IReadOnlyList<double> shares,
        IReadOnlyList<double> usual,
        IReadOnlyList<Silence> silences,
        long counted,
        long stopped)
    {
        Candidate[] candidates = [.. gaps.Select(gap => Candidate.Of(gap, silences))
            .Where(one => one.To - one.From >= LoadPause.Shortest.TotalNanoseconds && (one.Cause != PauseCause.Service || IsOfAll(one.Gap, keys, shares)))
            .OrderBy(one => one.From)];
        Count(keys, candidates, due, usual, stopped);
        List<LoadPause> found = [];
        foreach (var one in candidates.Where(one => one.Early >= FewestDue).OrderBy(one => one.Gap.Series >= 0).ThenBy(one => one.Gap.Endpoint >= 0))
        {
            var pause = new LoadPause((one.From - counted) / 1e9, (one.To - one.From) / 1e9, one.Due, one.Cause)
            {
                Endpoint = one.Gap.Endpoint < 0 ? null : keys.EndpointName(one.Gap.Endpoint),
                Tenant = one.Gap.Series < 0 ? null : keys.Tenant(one.Gap.Series),
            };
            if (!found.Exists(broader => IsSame(broader, pause)))
            {
                found.Add(pause);
            }
        }

        return LoadPauses.Of(found);
    }

    /// <summary>
    /// Of <c>n</c> requests that the mix draws, all are of some <c>m</c> of its <c>M</c> members with a chance of at most C(M, m) times the
    /// members' share to the power of <c>n</c>.
    /// </summary>
    private static bool IsOfAll(AnswerGap gap, SeriesKeys keys, IReadOnlyList<double> shares)
    {
        if (gap.Series >= 0)
        {
            return true;
        }

        var members = Enumerable.Range(0, keys.Count)
            .Where(one => shares[one] > 0 && gap.Concerns(keys.EndpointOf(one), one))
            .GroupBy(one => gap.Endpoint < 0 && keys.Endpoints > 1 ? keys.EndpointOf(one) : one, one => shares[one])
            .ToDictionary(group => group.Key, group => group.Sum());
        var present = gap.UnderWay.Members.Where(members.ContainsKey).ToList();
        var logarithm = gap.UnderWay.Count * Math.Log(present.Sum(one => members[one]) / members.Values.Sum());
        for (var i = 0; i < present.Count; i++)
        {
            logarithm += Math.Log((members.Count - i) / (i + 1.0));
        }

        return present.Count == members.Count || logarithm >= Math.Log(Chance);
    }

    private static bool IsSame(LoadPause broader, LoadPause pause) =>
        pause.Endpoint is not null && broader.Covers(pause.Endpoint, pause.Tenant)
        && (broader.Endpoint is null || (broader.Tenant is null && pause.Tenant is not null))
        && Math.Min(broader.End, pause.End) - Math.Max(broader.Start, pause.Start) >= Same * pause.Seconds;

    /// <summary>One pass over the plan, without an allocation for a request: at any time few gaps are open.</summary>
    private static void Count(SeriesKeys keys, Candidate[] candidates, IEnumerable<DueRequest> due, IReadOnlyList<double> usual, long stopped)
    {
        var last = candidates.Length == 0 ? long.MinValue : candidates.Max(one => one.To);
        List<Candidate> open = [];
        var next = 0;
        foreach (var request in due)
        {
            if (request.Due > Math.Min(last, stopped))
            {
                break;
            }

            for (; next < candidates.Length && candidates[next].From <= request.Due; next++)
            {
                open.Add(candidates[next]);
            }

            var series = keys.IndexOf(request.Choice);
            for (var i = open.Count - 1; i >= 0; i--)
            {
                var one = open[i];
                if (one.To < request.Due)
                {
                    open.RemoveAt(i);
                }
                else if (one.Gap.Concerns(request.Choice.Endpoint, series))
                {
                    one.Due++;
                    one.Early += request.Due + usual[series] <= one.To ? 1 : 0;
                }
            }
        }
    }

    /// <summary>A gap whose requests are being counted.</summary>
    private sealed class Candidate
    {
        public required AnswerGap Gap { get; init; }

        public required PauseCause Cause { get; init; }

        public required long From { get; init; }

        public long To => Gap.To;

        public long Due { get; set; }

        /// <summary>Those that were due at least the usual time before its end.</summary>
        public long Early { get; set; }

        public static Candidate Of(AnswerGap gap, IReadOnlyList<Silence> silences)
        {
            Silence[] within = [.. silences.Where(one => one.To > gap.From && one.From < gap.To)];
            var silent = Covered(gap, within);
            var cause = silent * 2 < gap.To - gap.From ? PauseCause.Service
                : Covered(gap, [.. within.Where(one => !one.IsOwn)]) * 2 >= silent ? PauseCause.Machine
                : PauseCause.Generator;
            return new Candidate { Gap = gap, Cause = cause, From = cause == PauseCause.Service ? Math.Max(gap.From, gap.UnderWay.OldestSent) : gap.From };
        }

        /// <summary>How much of the gap they fill together, ns.</summary>
        private static long Covered(AnswerGap gap, IReadOnlyList<Silence> silences)
        {
            var (covered, until) = (0L, gap.From);
            foreach (var one in silences.OrderBy(one => one.From))
            {
                var to = Math.Min(one.To, gap.To);
                covered += Math.Max(0, to - Math.Max(one.From, until));
                until = Math.Max(until, to);
            }

            return covered;
        }
    }
}
