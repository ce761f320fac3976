using Microsoft.Build.Utilities;

namespace PerfGate.MSBuild;

/// <summary>What one run of the tool is asked for, and its command line. Null or blank: not said, so the tool's own default.</summary>
/// <param name="ToolAssembly">Path of <c>perfgate.dll</c>.</param>
/// <param name="Projects">Project files; at least one.</param>
internal sealed record PerfGateCommandLine(string ToolAssembly, IReadOnlyList<string> Projects)
{
    /// <summary>Record a baseline of HEAD instead of comparing it with a base.</summary>
    public bool AddBaseline { get; init; }

    /// <summary>For <c>check</c> only.</summary>
    public string? Base { get; init; }

    /// <summary>For <c>check</c> only.</summary>
    public string? Head { get; init; }

    public string? Filter { get; init; }

    /// <summary>For <c>check</c> only.</summary>
    public string? Budget { get; init; }

    /// <summary>For <c>check</c> only.</summary>
    public string? Profile { get; init; }

    /// <summary><c>auto</c>, <c>turns</c> or <c>launches</c>. For <c>check</c> only.</summary>
    public string? Route { get; init; }

    /// <summary>Measure also what the change cannot affect. For <c>check</c> only.</summary>
    public bool NoImpact { get; init; }

    public string? Policy { get; init; }

    /// <summary>For <c>check</c> only.</summary>
    public string? Output { get; init; }

    public string? Framework { get; init; }

    /// <summary>A project whose runtimes are all absent runs on a newer one.</summary>
    public bool RollForward { get; init; }

    public string? Configuration { get; init; }

    /// <summary>The arguments of the <c>dotnet</c> program, quoted as every platform's process start expects.</summary>
    public override string ToString()
    {
        var line = new CommandLineBuilder();
        line.AppendSwitch("exec");
        line.AppendTextUnquoted(" " + QuotedArgument.Of(ToolAssembly));
        line.AppendSwitch(AddBaseline ? "baseline add" : "check");
        foreach (var project in Projects)
        {
            line.AppendTextUnquoted(" " + QuotedArgument.Of(project));
        }

        line.AppendSwitch("--msbuild");
        if (!AddBaseline)
        {
            Append(line, "--base", Base);
            Append(line, "--head", Head);
            Append(line, "--budget", Budget);
            Append(line, "--profile", Profile);
            Append(line, "--route", Route);
            Append(line, "--output", Output);
            if (NoImpact)
            {
                line.AppendSwitch("--no-impact");
            }
        }

        Append(line, "--filter", Filter);
        Append(line, "--policy", Policy);
        Append(line, "--framework", Framework);
        if (RollForward)
        {
            line.AppendSwitch("--roll-forward");
        }

        Append(line, "--configuration", Configuration);
        return line.ToString();
    }

    // Joined by '=', so that a value that begins with a hyphen stays a value.
    private static void Append(CommandLineBuilder line, string option, string? value) =>
        line.AppendSwitchUnquotedIfNotNull(option + "=", string.IsNullOrWhiteSpace(value) ? null : QuotedArgument.Of(value!.Trim()));
}
