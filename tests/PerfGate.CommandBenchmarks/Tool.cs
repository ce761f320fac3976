using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using PerfGate.Runner.Processes;

namespace PerfGate.CommandBenchmarks;

/// <summary>What a run of the tool took.</summary>
/// <param name="ExitCode">Of the process.</param>
/// <param name="Elapsed">From start to exit.</param>
/// <param name="ProcessorTime">User and kernel, of all threads, as last seen while it ran.</param>
/// <param name="PeakBytes">The largest resident set that was seen while it ran.</param>
internal sealed record ToolRun(int ExitCode, TimeSpan Elapsed, TimeSpan ProcessorTime, long PeakBytes);

/// <summary>The built <c>perfgate</c> as a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(5);

    public static string AssemblyPath { get; } = typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ToolAssembly").Value!;

    public static ToolRun Run(string workingDirectory, Action<string>? onError, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", AssemblyPath, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => onError?.Invoke(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        // The system's own accounts, which are gone with the process: asked for while it runs.
        var (time, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(SampleEvery))
        {
            process.Refresh();
            if (Account(process) is var (spent, largest))
            {
                (time, peak) = (spent, Math.Max(peak, largest));
            }
        }

        return new ToolRun(process.ExitCode, watch.Elapsed, time, peak);
    }

    private static (TimeSpan ProcessorTime, long PeakBytes)? Account(Process process)
    {
        try
        {
            return (process.TotalProcessorTime, process.PeakWorkingSet64);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
