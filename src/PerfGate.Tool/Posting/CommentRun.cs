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

    /// <summary>Characters of a reason that holds text from elsewhere.</summary>
    private const int LongestReason = 1_000;

    private static readonly (string Name, string Version) Product = ("perfgate", ToolVersion.Current);

    private bool hasTold;
    private string why = NoReport;

    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (Connect() is { } api && Head() is { } head)
        {
            await new Poster(api, run, options, time).BeginAsync(head, cancellation).ConfigureAwait(false);
        }
    }

    /// <param name="read">Reads the report: null when the run ended before it wrote one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PerfGateException">The report cannot be read, once that is posted.</exception>
    public async Task PostAsync(Func<GateReport?> read, CancellationToken cancellation)
    {
        var pull = run.Event?.PullRequest();
        var poster = Connect() is { } api ? new Poster(api, run, options, time) : null;
        try
        {
            var report = read();
            Tell(report, options.IsUntrusted);
            if (poster is null)
            {
                return;
            }

            if (pull is null)
            {
                DiagnosticPrinter.Print(new Diagnostic(
                    DiagnosticIds.NoPullRequest, Severity.Message, "This run belongs to no pull request: check and step summary only."));
            }

            await (report is null
                ? poster.PostWithoutReportAsync(NoReport, pull, Head(), cancellation)
                : poster.PostAsync(report, pull, Head(), cancellation)).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await TellOfAsync(poster, WhyOf(fault), pull, Head(), cancellation).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The half of a fork's run that has rights: takes nothing from the fork but numbers.</summary>
    /// <param name="workflow">Path of the workflow file whose runs are taken.</param>
    /// <param name="rules">Reads those of the default branch.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PerfGateException">Of another event; or the rules cannot be read, once that is posted.</exception>
    public async Task PostForkAsync(string workflow, Func<GateRules> rules, CancellationToken cancellation)
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

        if (Connect() is { } api)
        {
            await PostForkAsync(api, measured, rules, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>However it ends, the check says so: the comment and the check of an earlier run must not stay as they are.</summary>
    private async Task PostForkAsync(GitHubApi api, WorkflowRun measured, Func<GateRules> rules, CancellationToken cancellation)
    {
        PullRequestRun? pull = null;
        try
        {
            pull = await PullRequestSearch.FindAsync(api, measured, cancellation).ConfigureAwait(false);
            if (pull is null)
            {
                Remark(DiagnosticIds.NoPullRequest, $"No single open pull request has the head {measured.HeadSha[..7]} of the finished run: check and step summary only.");
            }

            var limits = new ArchiveLimits();
            using var download = new ArtifactDownload(api, Product, limits, TimeProvider.System);
            var archives = await download.FetchAsync(measured.Id, options.Key, cancellation).ConfigureAwait(false);
            var report = ForkVerdict.Decide(archives, limits, rules(), measured.HeadSha, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), sourceMetrics);
            Tell(report, pull?.IsFork ?? true);
            await PosterFor(pull).PostAsync(report, pull, measured.HeadSha, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await TellOfAsync(PosterFor(pull), WhyOf(fault), pull, measured.HeadSha, cancellation).ConfigureAwait(false);
            if (fault is not (RefusedArchiveException or GitHubException))
            {
                throw;
            }
        }

        // The stamp is of the run that measured: its number is the order in which pushes came.
        Poster PosterFor(PullRequestRun? found) => new(
            api, run with { Id = measured.Id, Attempt = measured.Attempt }, options with { IsUntrusted = found?.IsFork ?? true }, time);
    }

    /// <summary>Everywhere that there is no verdict, and why; instead of a verdict that was told before its posting failed.</summary>
    private async Task TellOfAsync(Poster? poster, string reason, PullRequestRun? pull, string? head, CancellationToken cancellation)
    {
        why = reason;
        hasTold = false;
        TellUnlessTold();
        if (poster is not null)
        {
            await poster.PostWithoutReportAsync(reason, pull, head, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>In a sentence, which is printed as well unless the end of the command does that.</summary>
    private static string WhyOf(Exception fault)
    {
        switch (fault)
        {
            case RefusedArchiveException:
                var refusal = $"What the finished run uploaded is refused: {VisibleText.Escape(fault.Message)}.";
                Remark(DiagnosticIds.ArtifactRefused, refusal);
                return refusal;
            case GitHubException refused:
                var diagnostic = PostingFault.Of(refused, "to show the run and its pull request", "actions: read");
                DiagnosticPrinter.Print(diagnostic);
                return diagnostic.Message;
            case PerfGateException invalid:
                return VisibleText.Shorten(VisibleText.Escape($"{invalid.Diagnostics[0].Code}: {invalid.Diagnostics[0].Message}"), LongestReason);
            default:
                return VisibleText.Shorten(VisibleText.Escape($"PerfGate itself failed: {fault.GetType().Name}: {fault.Message}"), LongestReason);
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

        var summary = CommentMarkdown.Write(new CommentRequest { Report = report, Key = options.Key, IsUntrusted = isUntrusted });
        hasTold = true;
        ActionsFiles.AppendSummary(run.SummaryFile, summary);
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
