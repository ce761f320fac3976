using System.Globalization;
using System.Text;

namespace PerfGate.LimitTrials;

/// <summary>The trials in one table: how often each limit's services were told apart.</summary>
internal static class TrialTable
{
    private const int KindField = 0;
    private const int CharacterField = 1;
    private const int TrialField = 2;
    private const int VerdictField = 3;
    private const int ShedField = 4;
    private const int FailedField = 5;

    /// <param name="lines">As <see cref="Trial"/> writes them, behind kind, character and number.</param>
    public static string Of(IEnumerable<string> lines)
    {
        var trials = lines.Select(line => line.Split('\t')).ToList();
        var text = new StringBuilder();
        text.Append("| limit | trials | told apart | shedding: graceful | refused | not shedding: degraded | crashed | failed | left behind |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var kind in trials.GroupBy(trial => trial[KindField]).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var shedding = kind.Where(trial => trial[CharacterField] == "shedding").ToDictionary(trial => trial[TrialField]);
            var greedy = kind.Where(trial => trial[CharacterField] == "greedy").ToDictionary(trial => trial[TrialField]);
            var pairs = shedding.Keys.Where(greedy.ContainsKey).ToList();
            var apart = pairs.Count(trial => shedding[trial][VerdictField] == "graceful" && greedy[trial][VerdictField] is "degraded" or "crashed");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{kind.Key}` | {pairs.Count} | {apart} | {Count(shedding.Values, "graceful")} | {Range(shedding.Values, ShedField)} | {Count(greedy.Values, "degraded")} | {Count(greedy.Values, "crashed")} | {Range(greedy.Values, FailedField)} | {kind.Count(trial => trial[^1] != "nothing left")} |\n");
        }

        text.Append('\n');
        foreach (var odd in trials.Where(trial => trial[CharacterField] == "shedding" ? trial[VerdictField] != "graceful" : trial[VerdictField] is not ("degraded" or "crashed")))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {string.Join(" · ", odd)}\n");
        }

        return text.ToString();
    }

    private static int Count(IEnumerable<string[]> trials, string verdict) => trials.Count(trial => trial[VerdictField] == verdict);

    private static string Range(IEnumerable<string[]> trials, int field)
    {
        var values = trials.Select(trial => double.Parse(trial[field].TrimEnd(' ', '%'), CultureInfo.InvariantCulture)).Order().ToList();
        return values.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{values[0]:0.#}–{values[^1]:0.#} %");
    }
}
