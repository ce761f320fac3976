using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PerfGate.MSBuild;

/// <summary>Runs the tool as a process and turns what it prints into the build's messages and errors.</summary>
public sealed class PerfGateTask : ToolTask
{
    /// <summary>The tool looks at the process of this id and cancels itself when it is gone.</summary>
    private const string ParentVariable = "PERFGATE_PARENT_PID";

    private const int KeptLines = 10;

    /// <summary>How long the tool may take to end its children and to remove the worktrees.</summary>
    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(20);

    private readonly ProgressPace pace = new(TimeSpan.FromSeconds(15));
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Queue<string> lastWords = new();
    private TerminalNode? node;
    private Process? tool;
    private volatile bool isCancelled;

    /// <summary>The <c>dotnet</c> program; empty: the one on the path.</summary>
    public string? DotnetHost { get; set; }

    /// <summary>Path of <c>perfgate.dll</c>.</summary>
    [Required]
    public string ToolAssembly { get; set; } = "";

    /// <summary>The project to which faults without a place of their own are attributed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Relative paths, and the search for perfgate.yml, begin here.</summary>
    [Required]
    public string WorkingDirectory { get; set; } = "";

    /// <summary>Full paths of the benchmark projects: one suite.</summary>
    [Required]
    public string[] Projects { get; set; } = [];

    /// <summary>Add a baseline of HEAD instead of gating.</summary>
    public bool AddBaseline { get; set; }

    /// <summary>The build is shown by the terminal logger: progress may be live.</summary>
    public bool IsTerminalLogger { get; set; }

    public string? Base { get; set; }

    /// <summary>A revision that is measured instead of the work tree.</summary>
    public string? Head { get; set; }

    public string? Filter { get; set; }

    public string? Budget { get; set; }

    public string? Profile { get; set; }

    /// <summary><c>auto</c>, <c>turns</c> or <c>launches</c>.</summary>
    public string? Route { get; set; }

    /// <summary>Measure also what the change cannot affect.</summary>
    public bool NoImpact { get; set; }

    public string? Policy { get; set; }

    public string? Output { get; set; }

    public string? Framework { get; set; }

    /// <summary>A project whose runtimes are all absent runs on a newer one.</summary>
    public bool RollForward { get; set; }

    public string? Configuration { get; set; }

    /// <summary>What the tool is asked for.</summary>
    internal PerfGateCommandLine CommandLine => new PerfGateCommandLine(ToolAssembly, Projects)
    {
        AddBaseline = AddBaseline,
        Base = Base,
        Head = Head,
        Filter = Filter,
        Budget = Budget,
        Profile = Profile,
        Route = Route,
        NoImpact = NoImpact,
        Policy = Policy,
        Output = Output,
        Framework = Framework,
        RollForward = RollForward,
        Configuration = Configuration,
    };

    protected override string ToolName => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "dotnet.exe" : "dotnet";

    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    private TerminalNode Node => node ??= new TerminalNode(BuildEngine, IsTerminalLogger);

    public override bool Execute()
    {
        using var self = Process.GetCurrentProcess();
        EnvironmentVariables = [$"{ParentVariable}={self.Id.ToString(CultureInfo.InvariantCulture)}"];
        return base.Execute() && !Log.HasLoggedErrors;
    }

    /// <summary>Asks the tool to clean up and end; only when it does not, the whole tree is killed.</summary>
    public override void Cancel()
    {
        isCancelled = true;
        if (tool is not { } running || !ProcessTermination.Ask(running.Id))
        {
            base.Cancel();
            return;
        }

        // MSBuild waits for the task, not for this call.
        new Thread(() =>
        {
            if (!HasEnded(running))
            {
                base.Cancel();
            }
        })
        { IsBackground = true }.Start();
    }

    /// <summary>Understands one line of the tool's output.</summary>
    internal void Receive(string text)
    {
        var line = ToolLine.Parse(text);
        switch (line.Kind)
        {
            case ToolLineKind.Stage:
                if (!Node.Show(line.Text))
                {
                    Log.LogMessage(MessageImportance.High, "PerfGate: " + line.Text);
                }

                break;
            case ToolLineKind.Progress:
                if (!Node.Show(line.Text) && pace.Due(clock.Elapsed))
                {
                    Log.LogMessage(MessageImportance.High, line.Text);
                }

                break;
            case ToolLineKind.Error:
                Log.LogError(null, line.Code, null, line.File ?? ProjectFile, line.Line, line.Column, 0, 0, line.Text);
                break;
            default:
                Remember(line.Text);
                if (!Node.Write(line.Text))
                {
                    Log.LogMessage(MessageImportance.High, line.Text);
                }

                break;
        }
    }

    /// <summary>Says why the build fails when the tool has not said it; a cancelled build needs no reason.</summary>
    /// <param name="exitCode">Not 0.</param>
    internal void Fail(int exitCode)
    {
        if (!isCancelled && !Log.HasLoggedErrors)
        {
            var (code, message) = ToolExit.Explain(exitCode, lastWords);
            LogFault(code, message);
        }
    }

    protected override bool ValidateParameters()
    {
        if (!File.Exists(ToolAssembly))
        {
            LogFault(ToolExit.ToolFault, $"The tool is not at {ToolAssembly}; the package PerfGate.MSBuild is damaged, or PerfGateToolPath is wrong.");
        }

        return !Log.HasLoggedErrors;
    }

    protected override string GenerateFullPathToTool() => string.IsNullOrWhiteSpace(DotnetHost) ? ToolName : DotnetHost!;

    protected override string GetWorkingDirectory() => WorkingDirectory;

    protected override string GenerateCommandLineCommands() => CommandLine.ToString();

    protected override void LogToolCommand(string message) => Log.LogCommandLine(MessageImportance.Low, message);

    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance) => Receive(singleLine);

    protected override Process StartToolProcess(Process proc)
    {
        tool = base.StartToolProcess(proc);
        return tool;
    }

    protected override bool HandleTaskExecutionErrors()
    {
        Fail(ExitCode);
        return false;
    }

    private static bool HasEnded(Process process)
    {
        try
        {
            return process.WaitForExit((int)CleanUpLimit.TotalMilliseconds);
        }
        catch (InvalidOperationException)
        {
            // Ended, and its handle is closed.
            return true;
        }
    }

    private void LogFault(string code, string message) => Log.LogError(null, code, null, ProjectFile, 0, 0, 0, 0, message);

    private void Remember(string text)
    {
        lastWords.Enqueue(text);
        if (lastWords.Count > KeptLines)
        {
            lastWords.Dequeue();
        }
    }
}
