using System.Diagnostics;
using System.Text;

namespace PerfGate.TestKit;

/// <summary>A process that was run to its end.</summary>
/// <param name="Output">All of its standard output, read as UTF-8.</param>
/// <param name="Error">All of its standard error, read as UTF-8.</param>
public sealed record FinishedProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Waits without a limit.</summary>
    public static FinishedProcess Run(ProcessStartInfo start) => RunAsync(start, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Reads both streams while it runs, so that neither fills up and stops it; one that is cancelled is killed with its children.</summary>
    public static async Task<FinishedProcess> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return new FinishedProcess(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
