using System.CommandLine;

namespace PerfGate.Tool.Commands;

/// <summary>How a result is written to standard output.</summary>
internal enum ReportFormat
{
    Text,
    Json,
    Markdown,
    Html,
    Junit,
    Sarif,
}

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<ReportFormat> Format() => new("--format")
    {
        Description = "text (a table), json (only JSON on standard output), markdown, html, junit or sarif",
        DefaultValueFactory = _ => ReportFormat.Text,
    };

    public static Option<string?> Policy() => new("--policy")
    {
        Description = "the rules (default: perfgate.yml here or above, up to the repository's top)",
        HelpName = "FILE",
    };

    public static Option<string?> Filter() => new("--filter")
    {
        Description = "only benchmarks whose id matches; * is any run of characters, ? is one",
        HelpName = "GLOB",
    };

    public static Option<string?> Framework() => new("--framework")
    {
        Description = "the target framework of a multi-targeted project (default: the newest that this machine runs)",
        HelpName = "TFM",
    };

    public static Option<bool> RollForward() => new("--roll-forward")
    {
        Description = "run a project whose runtimes are all absent on the next newer one, and say so in the report",
    };

    public static Option<string> Configuration() => new("--configuration")
    {
        Description = "the build configuration that is measured; unoptimised code is refused",
        HelpName = "NAME",
        DefaultValueFactory = _ => "Release",
    };

    public static Option<bool> ForBuild() => new("--msbuild")
    {
        Description = "for the MSBuild task: canonical lines and progress marks",
        Hidden = true,
    };
}
