using PerfGate.Core.Words;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Limits.Judging;

/// <summary>The ways in which requests failed, the most frequent first.</summary>
internal static class FailureClasses
{
    public static string Of(LimitEvidence evidence)
    {
        List<string> classes =
        [
            .. from pair in evidence.Outcomes
               where pair.Key is not (RequestOutcome.Ok or RequestOutcome.Shed) && pair.Value > 0
               orderby pair.Value descending
               select $"{Share(pair.Value, evidence)} {Word(pair.Key)}",
        ];
        if (evidence.Unsent > 0)
        {
            classes.Add($"{Share(evidence.Unsent, evidence)} never sent, for every connection waited");
        }

        return string.Join(", ", classes);
    }

    private static string Word(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.ClientError => "4xx",
        RequestOutcome.ServerError => "5xx",
        RequestOutcome.Timeout => "timed out",
        RequestOutcome.Reset => "cut off",
        RequestOutcome.CheckFailed => "with a failed check",
        RequestOutcome.HeadTooLarge => "with headers over 64 KiB",
        RequestOutcome.BodyTooLarge => "with a body over largest-body",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Share(long part, LimitEvidence evidence) => Quantity.Percent(evidence.Due == 0 ? 0 : (double)part / evidence.Due);
}
