using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>What stands above and below everything else in a comment: the verdict, what was compared and how, where it came from.</summary>
internal sealed class CommentFrame(CommentRequest request, BenchmarkNames names)
{
    private readonly GateReport report = request.Report;

    public string Head()
    {
        var sentence = VerdictSentence.Of(report);
        var stamp = request.Stamp is { } run ? $"{run}\n" : "";
        return $"{CommentMarker.Of(request.Key)}\n{stamp}### {sentence.Sign} PerfGate {sentence.Word}: {MarkdownText.Prose(sentence.Finding)}\n";
    }

    public string Proved() => VerdictSentence.Of(report).Guarantees is { Count: > 0 } said ? MarkdownText.Prose(said[^1]) : "";

    public string Summary()
    {
        List<string> lines = [];
        if (CommentWords.WorstCase(report, names) is { } worst)
        {
            lines.Add(worst);
        }

        lines.Add(string.Join(" · ", CountsLine.Of(report.Counts).Select(part => $"{part.Count} {part.Word}")));
        lines.Add(Compared());
        return string.Join("\n\n", lines) + "\n";
    }

    /// <summary>Base, head, machine, runtime and how the verdict was made, in one line.</summary>
    public string Compared()
    {
        var environment = report.Environment;
        var subject = Subject.Of(report);
        var machine = environment.Cpu ?? environment.Key;
        var cores = environment.Cores is { } count ? $", {count} cores" : "";
        var runtime = environment.Runtime is { } name ? $", {MarkdownText.Prose(name)}" : "";
        var how = report.Methodology.Design switch
        {
            Design.Paired => report.Methodology.Pairs is { } pairs ? $"base and head side by side, at most {pairs} pairs of {MarkdownText.Prose(subject.Repetitions)}" : "base and head side by side",
            Design.Stored => "head against a committed baseline",
            _ => "results that were measured one after the other",
        };
        var chance = report.Methodology.FamilySize > 0 ? $"; a false alarm in at most {Quantity.Percent(report.Methodology.FalseAlarms)} of runs" : "";
        if (report.Methodology.Design == Design.Checks)
        {
            return $"{Side(report.Head, "head")} {MarkdownText.Prose(subject.Under ?? "measured")} on {MarkdownText.Prose(machine)}{cores}{runtime}, against {MarkdownText.Prose(report.Base.Origin ?? "its limits")}.";
        }

        return $"Compared {Side(report.Head, "head")} with {Side(report.Base, "base")} on {MarkdownText.Prose(machine)}{cores}{runtime}: {how}{chance}.";
    }

    private static string Side(ReportSide side, string name)
    {
        var commit = side.Commit is { } sha ? Sha(sha) : name;
        return side.Origin is { } origin ? $"{commit} ({MarkdownText.Prose(origin)})" : commit;
    }

    private static string Sha(string commit) => MarkdownText.Code(commit.All(char.IsAsciiHexDigit) && commit.Length > 7 ? commit[..7] : commit);

    public string Footer(IReadOnlyList<string> leftOut)
    {
        List<string> parts = [];
        if (request.ReportAddress is { } address)
        {
            parts.Add($"[Full report]({address.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal)})");
        }

        if (leftOut.Count > 0)
        {
            parts.Add($"left out for length: {string.Join(", ", leftOut)}");
        }

        parts.Add($"PerfGate {MarkdownText.Prose(report.Tool ?? "")}".TrimEnd());
        if (report.Head.Commit is { } commit)
        {
            parts.Add($"updated for {Sha(commit)}");
        }

        return $"<sub>{string.Join(" · ", parts)}</sub>\n";
    }
}
