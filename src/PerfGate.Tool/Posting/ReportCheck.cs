using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Words;
using PerfGate.GitHub.Checks;

namespace PerfGate.Tool.Posting;

/// <summary>A report as the end of a check run: the same words as in the comment.</summary>
internal static class ReportCheck
{
    /// <param name="report">What was decided.</param>
    /// <param name="summary">The comment's Markdown, without pictures.</param>
    public static CheckResult Of(GateReport report, string summary)
    {
        var sentence = VerdictSentence.Of(report);
        var annotations = report.Results
            .Where(result => result.Decision is Decision.Fail or Decision.Warn)
            .Order(ResultOrder.Instance)
            .Select(result => (Result: result, Place: ResultDiagnostics.PlaceOf(result)))
            .Where(one => one.Place is not null)
            .Select(one => new CheckAnnotation(
                one.Place!.Value.Path,
                one.Place.Value.Line,
                one.Result.Decision == Decision.Fail ? "failure" : "notice",
                $"{ResultDiagnostics.CodeOf(one.Result)}: {OutcomeWords.Of(one.Result.Outcome)}",
                VisibleText.Shorten(VisibleText.Escape(ResultDiagnostics.MessageOf(one.Result)), 2000)));
        var conclusion = ReportExit.Of(report) != Core.Diagnostics.ExitCode.Passed ? "failure"
            : report.Verdict == Verdict.Inconclusive ? "neutral"
            : "success";
        return new CheckResult(conclusion, $"{sentence.Word}: {sentence.Finding}", summary, [.. annotations]);
    }

    /// <summary>For a run that ended before there was a report: no verdict is never a green one.</summary>
    /// <param name="why">Whole sentences; may hold text from elsewhere.</param>
    public static CheckResult WithoutReport(string why) => new("failure", "could not measure", MarkdownText.Prose(why), []);
}
