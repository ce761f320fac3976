using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Tool.Gate;

/// <summary>Where builds of commits are kept between runs.</summary>
internal static class CacheFolder
{
    private const string Variable = "PERFGATE_CACHE";

    /// <exception cref="PerfGateException">PG0001: the user has no folder but the temporary one, and what is there is somebody else's.</exception>
    public static string Builds => BuildsOf(Environment.GetEnvironmentVariable(Variable), UserFolder.LocalData, Path.GetTempPath());

    /// <param name="named">Value of <c>PERFGATE_CACHE</c>; null or empty: not set.</param>
    /// <param name="localData">As <see cref="UserFolder.LocalData"/>.</param>
    /// <param name="temporary">The temporary folder.</param>
    /// <inheritdoc cref="Builds"/>
    public static string BuildsOf(string? named, string localData, string temporary)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return Path.Combine(Path.GetFullPath(named), "builds");
        }

        var (folder, whyNot) = UserFolder.Find(localData, temporary);
        return whyNot is null ? Path.Combine(folder, "builds") : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.InvalidUsage,
            Severity.Error,
            $"The folder '{folder}', for builds of commits, cannot be used, because {whyNot}: remove it, or set {Variable} to a folder of your own."));
    }
}
