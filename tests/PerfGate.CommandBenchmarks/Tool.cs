using System.Diagnostics;
using System.Reflection;
using PerfGate.Runner.Processes;

namespace PerfGate.CommandBenchmarks;

/// <summary>What a run of the tool took.</summary>
/// <param name="ExitCode">Of the process.</param>
/// <param name="Elapsed">From start to exit.</param>
/// <param name="PeakBytes">The largest resident set that was seen while it ran.</param>
internal sealed record ToolRun(int ExitCode, TimeSpan Elapsed, long PeakBytes);

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

        // The system's own high-water mark, which is gone with the process: asked for while it runs.
        var peak = 0L;
        while (!process.WaitForExit(SampleEvery))
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }

        return new ToolRun(process.ExitCode, watch.Elapsed, peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
