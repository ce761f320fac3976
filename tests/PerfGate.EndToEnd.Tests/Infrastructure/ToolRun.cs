using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfGate.EndToEnd.Tests.Matrix;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>The tool, or a build that runs it, started as a user starts it, in a sealed environment.</summary>
internal sealed class ToolRun : IDisposable
{
    /// <summary>Marks the tool and every process that it starts; its value is the run's own.</summary>
    public const string Mark = "END_TO_END_RUN";

    /// <summary>For what hangs. A whole run of the matrix has time, whatever else its machine does.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(CompatibilityPage.IsWholeRun ? 60 : 8);

    private readonly Process process;
    private readonly string folder;
    private readonly DateTime begun = DateTime.UtcNow;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private ToolRun(Process process, string folder, string id)
    {
        this.process = process;
        this.folder = folder;
        Id = id;
    }

    /// <summary>Value of <see cref="Mark"/>.</summary>
    public string Id { get; }

    public int ProcessId => process.Id;

    /// <summary>Runs to the end.</summary>
    public static ToolResult Run(TemporaryRepository repository, params string[] arguments) => RunIn(repository.Root, arguments);

    public static ToolResult RunIn(string folder, params string[] arguments)
    {
        using var run = Start(folder, [], arguments);
        return run.Finish();
    }

    public static ToolResult Run(TemporaryRepository repository, (string Name, string Value) variable, params string[] arguments)
    {
        using var run = Start(repository.Root, [variable], arguments);
        return run.Finish();
    }

    /// <summary>Runs <c>dotnet</c> itself: a build with the gate in it.</summary>
    public static ToolResult Dotnet(string folder, params string[] arguments)
    {
        using var run = Start(ToolStart.OfDotnet(folder, arguments), []);
        return run.Finish();
    }

    public static ToolRun Start(string folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments) =>
        Start(ToolStart.Of(folder, arguments), variables);

    /// <summary>On another installation of .NET than the tests'.</summary>
    /// <param name="root">Its top, see <see cref="DotnetRoot"/>.</param>
    /// <param name="folder">Where the tool is started.</param>
    /// <param name="variables">More of its environment.</param>
    /// <param name="arguments">Its own, beginning with the command.</param>
    public static ToolRun StartOn(string root, string folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = ToolStart.Of(folder, arguments);
        start.FileName = DotnetRoot.Program(root);
        return Start(start, [("DOTNET_ROOT", root), .. variables]);
    }

    private static ToolRun Start(ProcessStartInfo start, IEnumerable<(string Name, string Value)> variables)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        var id = Guid.NewGuid().ToString("N");
        start.Environment[Mark] = id;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var run = new ToolRun(process, start.WorkingDirectory, id);
        process.OutputDataReceived += (_, line) => Append(run.output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(run.error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return run;
    }

    /// <summary>Waits until standard error holds a text; fails the test when the tool ends, or minutes pass, before that.</summary>
    public void WaitForError(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!Text(error).Contains(text, StringComparison.Ordinal))
        {
            Assert.False(process.HasExited && !Text(error).Contains(text, StringComparison.Ordinal), $"ended before it said '{text}': {Text(error)}");
            Assert.True(watch.Elapsed < Limit, $"did not say '{text}': {Text(error)}");
            Thread.Sleep(20);
        }
    }

    /// <summary>
    /// Sends what Ctrl-C sends. Where the tests run as a shell's background job every process ignores that: they get what ends one politely
    /// everywhere, SIGTERM. Linux only.
    /// </summary>
    /// <param name="everyProcess">As a terminal does; else to the tool alone, as a CI server does.</param>
    public void Interrupt(bool everyProcess)
    {
        var targets = everyProcess ? MarkedProcesses.IdsOf(this) : [process.Id];
        var signal = IgnoredSignals.Of(process.Id, IgnoredSignals.Interrupt) ? "-TERM" : "-INT";
        using var kill = Process.Start("kill", [signal, .. targets.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    /// <summary>Ends the tool without a word to it; its children are left to themselves.</summary>
    public void KillByForce()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Waits for the tool's end. Every benchmark process ended with exit code 0, or the test fails.</summary>
    /// <param name="mayProcessesEndBadly">For a test of processes that end otherwise.</param>
    public ToolResult Finish(bool mayProcessesEndBadly = false)
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"did not end within {Limit.TotalMinutes:0} minutes: {Text(error)}\n{Text(output)}");
        }

        // Once more, without a limit: for the last of its output.
        process.WaitForExit();
        var result = new ToolResult(process.ExitCode, Text(output), Text(error), folder);
        Assert.True(mayProcessesEndBadly || !result.HasBadEnd(begun), $"a process did not end with exit code 0: {result}");
        return result;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
