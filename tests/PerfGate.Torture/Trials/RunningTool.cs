using System.Diagnostics;
using System.Text;

namespace PerfGate.Torture.Trials;

/// <summary>The tool while it runs; what it prints is kept.</summary>
internal sealed class RunningTool : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly DateTime began = DateTime.Now;

    private RunningTool(Process process, string run)
    {
        this.process = process;
        Run = run;
    }

    /// <summary>Its mark.</summary>
    public string Run { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Of a tool that has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>From start to end, of a tool that has ended.</summary>
    public TimeSpan Took => process.ExitTime - began;

    /// <summary>Both outputs.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <param name="start">With the mark in its environment.</param>
    public static RunningTool Start(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = new Process { StartInfo = start };
        var tool = new RunningTool(process, start.Environment[Workspace.Mark]!);
        process.OutputDataReceived += tool.Keep;
        process.ErrorDataReceived += tool.Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return tool;
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>False: it lived longer than four minutes, and was killed.</returns>
    public bool Finish()
    {
        if (process.WaitForExit(Longest))
        {
            // For the last of its output; what it left behind may hold that open.
            Task.Run(process.WaitForExit).Wait(TimeSpan.FromSeconds(10));
            return true;
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return false;
    }

    public void Dispose() => process.Dispose();

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }
}
