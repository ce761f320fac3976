using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Processes;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary>Runs a command's work and turns however it ends into the documented exit code.</summary>
internal static class CommandRun
{
    /// <param name="work">Given a token that is cancelled by Ctrl-C, by termination, and by the end of whoever started us.</param>
    /// <param name="cancellation">The command line's own token.</param>
    /// <param name="mayCommandRunner">True where what is printed may be commands to GitHub's runner.</param>
    public static async Task<int> ExecuteAsync(
        Func<CancellationToken, Task<ExitCode>> work, CancellationToken cancellation, bool mayCommandRunner = false)
    {
        using var parent = ParentWatch.Start(cancellation);
        using var commands = mayCommandRunner ? null : RunnerCommands.Stop();
        try
        {
            return (int)await work(parent.Token).ConfigureAwait(false);
        }
        catch (PerfGateException exception) when (!parent.Token.IsCancellationRequested)
        {
            foreach (var diagnostic in exception.Diagnostics)
            {
                DiagnosticPrinter.Print(diagnostic);
            }

            return (int)exception.ExitCode;
        }
        catch (Exception exception) when (exception is OperationCanceledException || parent.Token.IsCancellationRequested)
        {
            // Ctrl-C reaches the children too: a build or a benchmark that it ended is no finding.
            await Console.Error.WriteLineAsync("perfgate: cancelled; every process was ended and every worktree removed.").ConfigureAwait(false);
            return (int)ExitCode.Cancelled;
        }
        catch (Exception exception) when (ResourceShortage.Of(exception) is { } shortage)
        {
            DiagnosticPrinter.Print(shortage.Describe(exception.Message));
            return (int)ExitCode.NotMeasured;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DiagnosticPrinter.Print(new Diagnostic(DiagnosticIds.ToolFault, Severity.Error, exception.Message));
            return (int)ExitCode.NotMeasured;
        }
        catch (Exception exception) when (Environment.GetEnvironmentVariable("PERFGATE_TRACE") != "1")
        {
            DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.ToolFault,
                Severity.Error,
                $"PerfGate itself failed: {exception.GetType().Name}: {exception.Message} "
                + "This is a fault of the tool; run again with PERFGATE_TRACE=1 and report what it prints."));
            return (int)ExitCode.NotMeasured;
        }
    }

    /// <summary>For work that does not wait.</summary>
    public static Task<int> ExecuteAsync(Func<ExitCode> work, CancellationToken cancellation) =>
        ExecuteAsync(_ => Task.FromResult(work()), cancellation);
}
