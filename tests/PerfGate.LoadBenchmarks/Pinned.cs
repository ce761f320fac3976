using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfGate.LoadBenchmarks;

/// <summary>Processes on one core, bounded in time, and the processor time that they took.</summary>
internal static partial class Pinned
{
    private const int Children = -1;

    public static Process Start(int core, string command, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (IEnumerable<string>)["-c", core.ToString(System.Globalization.CultureInfo.InvariantCulture), command, .. args])
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a generator to its end.</summary>
    /// <param name="started">Called once the process says on its error output that it counts; null: nobody waits for that.</param>
    /// <returns>What it printed, and the processor time of the whole process, s.</returns>
    public static async Task<(string Output, double Seconds)> RunAsync(Func<Task>? started, int core, string command, params IEnumerable<string> args)
    {
        var before = SecondsOfEndedChildren();
        using var process = Start(core, command, args);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var said = "";
            if (started is not null)
            {
                said = await process.StandardError.ReadLineAsync(limit.Token) ?? "";
                if (said == "started")
                {
                    await started();
                }
            }

            said += await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? (await output, SecondsOfEndedChildren() - before)
                : throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {said}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static unsafe double SecondsOfEndedChildren()
    {
        // struct rusage begins with user and system time, each in seconds and microseconds.
        var usage = stackalloc long[18];
        return GetUsage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : throw new InvalidOperationException("getrusage failed");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetUsage(int who, long* usage);
}
