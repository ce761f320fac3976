using System.CommandLine;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Reports;
using PerfGate.GitHub.Comments;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Posting;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate comment</c>: the verdict on the pull request.</summary>
internal static class CommentCommand
{
    public static Command Create(ToolParts parts)
    {
        var path = new Argument<string?>("REPORT")
        {
            Description = "a report.json, or the folder that has one",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var begin = new Option<bool>("--begin") { Description = "only begin the check: the run has started" };
        var forkRun = new Option<string?>("--fork-run")
        {
            Description = "judge and post what the finished run of this workflow file measured (event workflow_run); nothing that it uploaded is trusted",
            HelpName = "WORKFLOW",
        };
        var preview = new Option<string?>("--preview")
        {
            Description = "write comment.md, its pictures and report.html here, and post nothing",
            HelpName = "DIR",
        };
        var key = new Option<string>("--key")
        {
            Description = "tells the comments and checks of several gates apart",
            DefaultValueFactory = _ => CommentMarker.DefaultKey,
        };
        var checkName = new Option<string>("--check-name")
        {
            Description = "name of the check, as branch rules name it",
            DefaultValueFactory = _ => new CommentOptions().CheckName,
        };
        var mode = new Option<CommentMode>("--on")
        {
            Description = "always, change or regression: when a pull request without a comment gets one",
            DefaultValueFactory = _ => CommentMode.Always,
        };
        var author = new Option<string?>("--author")
        {
            Description = "login under which the token writes (default: github-actions[bot], or a person's own)",
            HelpName = "LOGIN",
        };
        var noImages = new Option<bool>("--no-images") { Description = "store no pictures: sparklines only, and no `contents: write`" };
        var noCheck = new Option<bool>("--no-check") { Description = "write no check" };
        var noComment = new Option<bool>("--no-comment") { Description = "write no comment: the check and the step summary only" };
        var policy = SharedOptions.Policy();
        var command = new Command(
            "comment",
            """
            Creates or updates the comment and the check of a pull request. The token is read from GITHUB_TOKEN alone. What GitHub refuses
            is a warning: the exit code stays 0.

            Examples:
              perfgate comment artifacts/perfgate
              perfgate comment artifacts/perfgate --preview artifacts/preview
              perfgate comment --begin
              perfgate comment --fork-run .github/workflows/perfgate-pr.yml
            """)
        {
            path, begin, forkRun, preview, key, checkName, mode, author, noImages, noCheck, noComment, policy,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            async token =>
            {
                var options = new CommentOptions
                {
                    Key = Checked(parsed.GetValue(key)!),
                    CheckName = parsed.GetValue(checkName)!,
                    Mode = parsed.GetValue(mode),
                    Author = parsed.GetValue(author),
                    WithImages = !parsed.GetValue(noImages),
                    WithCheck = !parsed.GetValue(noCheck),
                    WithComment = !parsed.GetValue(noComment),
                };
                var run = new CommentRun(options, ActionsRun.FromEnvironment(), TimeProvider.System, parts.SourceMetrics);
                try
                {
                    if (parsed.GetValue(begin))
                    {
                        await run.BeginAsync(token).ConfigureAwait(false);
                    }
                    else if (parsed.GetValue(forkRun) is { } workflow)
                    {
                        await run.PostForkAsync(
                            workflow, () => RulesLookup.Find(parsed.GetValue(policy), Environment.CurrentDirectory, topFolder: null), token).ConfigureAwait(false);
                    }
                    else if (parsed.GetValue(preview) is { } folder)
                    {
                        foreach (var file in Preview.Write(Path.GetFullPath(folder), Read(parsed.GetValue(path), parts) ?? throw NoReport(parsed.GetValue(path)), options.Key))
                        {
                            Console.Out.WriteLine(file);
                        }
                    }
                    else
                    {
                        await run.PostAsync(() => ReadOrSay(parsed.GetValue(path), parts), token).ConfigureAwait(false);
                    }
                }
                finally
                {
                    if (!parsed.GetValue(begin) && parsed.GetValue(preview) is null)
                    {
                        run.TellUnlessTold();
                    }
                }

                return ExitCode.Passed;
            },
            cancellation,
            mayCommandRunner: true));
        return command;
    }

    private static GateReport? ReadOrSay(string? named, ToolParts parts)
    {
        var report = Read(named, parts);
        if (report is null)
        {
            DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.InvalidInput, Severity.Warning, $"{Missing(named)} What is shown is a run that could not measure."));
        }

        return report;
    }

    /// <returns>Null when there is no such file: the run ended before it wrote one.</returns>
    private static GateReport? Read(string? named, ToolParts parts)
    {
        var path = Path.GetFullPath(named ?? GateRequest.DefaultOutput);
        var file = Directory.Exists(path) ? Path.Combine(path, "report.json") : path;
        if (!File.Exists(file))
        {
            return null;
        }

        var content = parts.ReadReport(file);
        foreach (var warning in content.Warnings)
        {
            DiagnosticPrinter.Print(warning);
        }

        return content.Value;
    }

    private static string Checked(string key) => CommentMarker.IsKey(key) ? key : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
        DiagnosticIds.InvalidUsage, Severity.Error, $"--key '{key}' is no key: at most 64 letters, digits, dots, single hyphens and underscores, without a hyphen at the end."));

    private static PerfGateException NoReport(string? named) => new(ExitCode.Invalid, new Diagnostic(
        DiagnosticIds.InvalidInput, Severity.Error, Missing(named)));

    private static string Missing(string? named) =>
        $"There is no report at {Path.GetFullPath(named ?? GateRequest.DefaultOutput)}; `perfgate check` writes one.";
}
