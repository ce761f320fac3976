using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.GitHub.Checks;
using PerfGate.GitHub.Comments;
using PerfGate.GitHub.Events;
using PerfGate.GitHub.Images;
using PerfGate.GitHub.Transport;
using PerfGate.Tool.Rendering;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Posting;

/// <summary>Puts a verdict where reviewers are: comment, check, pictures. What GitHub refuses becomes a warning, one for each.</summary>
/// <param name="api">The repository.</param>
/// <param name="run">This run.</param>
/// <param name="options">What was asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class Poster(GitHubApi api, ActionsRun run, CommentOptions options, TimeProvider time)
{
    /// <summary>Begins the check on a commit.</summary>
    public Task BeginAsync(string head, CancellationToken cancellation) => TryAsync(
        "the check", "checks: write", () => Check(head).BeginAsync(run.Page, cancellation));

    /// <summary>Ends the check, and writes the comment where there is a pull request.</summary>
    /// <param name="report">What was decided.</param>
    /// <param name="pull">Null when there is none to comment on.</param>
    /// <param name="head">The commit that the check belongs to; null: no check.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task PostAsync(GateReport report, PullRequestRun? pull, string? head, CancellationToken cancellation)
    {
        var request = RequestFor(report, pull?.Head ?? head);
        if (options.WithCheck && head is not null)
        {
            var result = ReportCheck.Of(report, CommentMarkdown.Write(request));
            await TryAsync("the check", "checks: write", () => Check(head).CompleteAsync(result, run.Page, cancellation)).ConfigureAwait(false);
        }

        if (options.WithComment && pull is not null)
        {
            var chart = options.WithImages ? await StoreChartAsync(report, pull.Number, cancellation).ConfigureAwait(false) : null;
            await CommentAsync(pull, limit => CommentMarkdown.Write(request with { Chart = chart, Limit = limit }), IsNeeded(report), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Says that there is no verdict, and why.</summary>
    public async Task PostWithoutReportAsync(string why, PullRequestRun? pull, string? head, CancellationToken cancellation)
    {
        if (options.WithCheck && head is not null)
        {
            await TryAsync("the check", "checks: write", () => Check(head).CompleteAsync(ReportCheck.WithoutReport(why), run.Page, cancellation)).ConfigureAwait(false);
        }

        if (options.WithComment && pull is not null)
        {
            var body = WithoutReport(why, pull.Head);
            await CommentAsync(pull, _ => body, isNeeded: true, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The comment of a run that has no report.</summary>
    public string WithoutReport(string why, string head)
    {
        var page = run.Page is { } address ? $" [The run]({address.AbsoluteUri}) has its log." : "";
        return $"{CommentMarker.Of(options.Key)}\n{StampOf(head)}\n### ❌ PerfGate could not measure\n\n{MarkdownText.Prose(why)}{page}\n";
    }

    public CommentRequest RequestFor(GateReport report, string? head) => new()
    {
        Report = report,
        Key = options.Key,
        Stamp = head is null ? null : StampOf(head),
        ReportAddress = run.Page,
        IsUntrusted = options.IsUntrusted,
    };

    private CommentStamp StampOf(string head) => new(run.Id, run.Attempt, head);

    private CheckRun Check(string head) => new(api, options.CheckName, head, options.Key, time);

    private bool IsNeeded(GateReport report) => options.Mode switch
    {
        CommentMode.Regression => ReportExit.Of(report) != ExitCode.Passed,
        CommentMode.Change => report.Results.Any(result => ResultOrder.IsChange(result) || result.Outcome == Outcome.Inconclusive),
        _ => true,
    };

    private async Task CommentAsync(PullRequestRun pull, Func<int, string> render, bool isNeeded, CancellationToken cancellation)
    {
        await TryAsync("the comment", "pull-requests: write", async () =>
        {
            var author = await CommentAuthor.FindAsync(options.Author, api.Target.Token, () => CommentAuthor.WhoAsync(api, cancellation)).ConfigureAwait(false);
            var draft = new CommentDraft(pull.Number, options.Key, StampOf(pull.Head), render, isNeeded);
            var outcome = await new StickyComment(api, time).PostAsync(draft, author, cancellation).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"comment on pull request {pull.Number}: {Say(outcome)}").ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task<CommentChart?> StoreChartAsync(GateReport report, int pull, CancellationToken cancellation)
    {
        var pictures = ReportPictures.DrawForComment(report);
        CommentChart? chart = null;
        if (pictures.Count > 0)
        {
            await TryAsync("the pictures", "contents: write", async () =>
            {
                var stored = await new ImageStore(api).StoreAsync(pull, [.. pictures.Select(picture => (picture.Name, picture.Bytes))], cancellation).ConfigureAwait(false);
                chart = new CommentChart(
                    stored.AddressOf(pictures[0].Name),
                    stored.AddressOf(pictures[1].Name),
                    pictures[0].Alt,
                    pictures[0].Width);
            }).ConfigureAwait(false);
        }

        return chart;
    }

    private static string Say(CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.Created => "created",
        CommentOutcome.Updated => "updated",
        CommentOutcome.Same => "says the same already",
        CommentOutcome.Outdated => "left as it is, for a newer run has spoken",
        _ => "not needed",
    };

    private static async Task TryAsync(string what, string permission, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (GitHubException fault)
        {
            DiagnosticPrinter.Print(PostingFault.Of(fault, what, permission));
        }
    }
}
