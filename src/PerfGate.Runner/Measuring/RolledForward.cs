using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>Says that a side ran on a newer runtime than its framework names.</summary>
internal static class RolledForward
{
    /// <param name="project">What was run.</param>
    /// <param name="side"><c>head</c> or <c>base</c>.</param>
    /// <param name="runtime">What its processes say that they run on, for example <c>.NET 11.0.0</c>.</param>
    /// <returns>Null: it ran on its own.</returns>
    public static ReportWarning? Warning(BuiltProject project, string side, string runtime)
    {
        if (TargetFrameworkChoice.VersionOf(project.TargetFramework) is not { } framework
            || !Version.TryParse(runtime.Split(' ')[^1].Split('-')[0], out var version)
            || version.Major <= framework.Major)
        {
            return null;
        }

        var why = project.RollsForward
            ? $", whose runtime this machine does not have; it was rolled forward to {runtime}."
            : $" and ran on {runtime}: its RollForward, or the variable DOTNET_ROLL_FORWARD, asks for that.";
        return new ReportWarning(DiagnosticIds.RolledForward, $"{project.Name} ({side}) targets {project.TargetFramework}{why}");
    }
}
