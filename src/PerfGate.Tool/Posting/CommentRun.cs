using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Words;
using PerfGate.GitHub.Artifacts;
using PerfGate.GitHub.Events;
using PerfGate.GitHub.Transport;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Posting;

/// <summary>One call of <c>perfgate comment</c>: finds the pull request, then has the poster write.</summary>
internal sealed class CommentRun(CommentOptions options, ActionsRun run, TimeProvider time, IReadOnlyList<string> sourceMetrics)
{
    private const string NoReport = "The run ended before there was a verdict.";

    private static readonly (string Name, string Version) Product = ("perfgate", ToolVersion.Current);

    /// <summary>Uploads of <c>perfgate.yml</c> are called so, followed by the key and the shard.</summary>
    private const string ArtifactPrefix = "perfgate-measurements-";

    private bool hasTold;
    private string why = NoReport;

    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (Connect() is { } api && Head() is { } head)
        {
            await new Poster(api, run, options, time).BeginAsync(head, cancellation).ConfigureAwait(false);
        }
    }

    /// <param name="report">Null when the run ended before it wrote one.</param>
    public async Task PostAsync(GateReport? report, CancellationToken cancellation)
    {
        var pull = run.Event?.PullRequest();
        Tell(report, options.IsUntrusted);
        if (Connect() is not { } api)
        {
            return;
        }

        if (pull is null)
        {
            DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.NoPullRequest, Severity.Message, "This run belongs to no pull request: check and step summary only."));
        }

        var poster = new Poster(api, run, options, time);
        await (report is null
            ? poster.PostWithoutReportAsync(NoReport, pull, Head(), cancellation)
            : poster.PostAsync(report, pull, Head(), cancellation)).ConfigureAwait(false);
    }

    /// <summary>The half of a fork's run that has rights: takes nothing from the fork but numbers.</summary>
    /// <param name="workflow">Path of the workflow file whose runs are taken.</param>
    /// <param name="rules">Of the default branch, which is checked out.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task PostForkAsync(string workflow, GateRules rules, CancellationToken cancellation)
    {
        if (run.Event?.WorkflowRun() is not { } measured)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.InvalidUsage, Severity.Error, "--fork-run is for the event workflow_run, and this run was started by another."));
        }

        if (measured.Event != "pull_request" || measured.Path != workflow)
        {
            why = $"The finished run is of '{VisibleText.Escape(measured.Path)}' for '{VisibleText.Escape(measured.Event)}', not of '{workflow}' for a pull request: nothing to do.";
            Remark(DiagnosticIds.NoPullRequest, why);
            return;
        }

        if (Connect() is not { } api)
        {
            return;
        }

        try
        {
            await PostForkAsync(api, measured, rules, cancellation).ConfigureAwait(false);
        }
        catch (GitHubException fault)
        {
            var diagnostic = PostingFault.Of(fault, "to show the run and its pull request", "actions: read");
            why = diagnostic.Message;
            DiagnosticPrinter.Print(diagnostic);
        }
    }

    private async Task PostForkAsync(GitHubApi api, WorkflowRun measured, GateRules rules, CancellationToken cancellation)
    {
        var pull = await PullRequestSearch.FindAsync(api, measured, cancellation).ConfigureAwait(false);
        if (pull is null)
        {
            Remark(DiagnosticIds.NoPullRequest, $"No single open pull request has the head {measured.HeadSha[..7]} of the finished run: check and step summary only.");
        }

        // The stamp is of the run that measured: its number is the order in which pushes came.
        var asking = options with { IsUntrusted = pull?.IsFork ?? true };
        var poster = new Poster(api, run with { Id = measured.Id, Attempt = measured.Attempt }, asking, time);
        try
        {
            var limits = new ArchiveLimits();
            using var download = new ArtifactDownload(api, Product, limits);
            var archives = await download.FetchAsync(measured.Id, $"{ArtifactPrefix}{options.Key}-", cancellation).ConfigureAwait(false);
            var report = ForkVerdict.Decide(archives, limits, rules, measured.HeadSha, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), sourceMetrics);
            Tell(report, asking.IsUntrusted);
            await poster.PostAsync(report, pull, measured.HeadSha, cancellation).ConfigureAwait(false);
        }
        catch (RefusedArchiveException refusal)
        {
            why = $"What the finished run uploaded is refused: {VisibleText.Escape(refusal.Message)}.";
            Remark(DiagnosticIds.ArtifactRefused, why);
            TellUnlessTold();
            await poster.PostWithoutReportAsync($"What the run uploaded is refused: {refusal.Message}.", pull, measured.HeadSha, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>For a run that ends without a verdict, whatever the reason: steps that follow ask for the output.</summary>
    public void TellUnlessTold()
    {
        if (!hasTold)
        {
            hasTold = true;
            ActionsFiles.AppendSummary(run.SummaryFile, $"### ❌ PerfGate could not measure\n\n{MarkdownText.Prose(why)}\n");
            ActionsFiles.SetOutput(run.OutputFile, "verdict", "not-measured");
        }
    }

    /// <summary>Step summary, outputs and annotations: they need no token.</summary>
    private void Tell(GateReport? report, bool isUntrusted)
    {
        if (report is null)
        {
            TellUnlessTold();
            return;
        }

        hasTold = true;

        ActionsFiles.AppendSummary(run.SummaryFile, CommentMarkdown.Write(new CommentRequest { Report = report, Key = options.Key, IsUntrusted = isUntrusted }));
        ActionsFiles.SetOutput(run.OutputFile, "verdict", VerdictSentence.Of(report).Word);
        if (run.SummaryFile is not null)
        {
            foreach (var line in WorkflowCommands.Of(report))
            {
                Console.Out.WriteLine(line);
            }
        }
    }

    private string? Head() => run.Event?.HeadSha() ?? run.Sha;

    /// <returns>Null, with a remark, outside of GitHub.</returns>
    private static GitHubApi? Connect()
    {
        if (GitHubTarget.FromEnvironment(Environment.GetEnvironmentVariable, out var missing) is { } target)
        {
            return new GitHubApi(target, Product, TimeProvider.System);
        }

        Remark(DiagnosticIds.NotOnGitHub, $"{missing} is not set, or is unusable: nothing was posted. Elsewhere than in GitHub Actions, `--preview DIR` shows the comment.");
        return null;
    }

    private static void Remark(string code, string message) => DiagnosticPrinter.Print(new Diagnostic(code, Severity.Warning, message));
}
