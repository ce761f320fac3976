using System.Diagnostics;

namespace PerfGate.TestKit;

/// <summary>The environment of a user's shell, without what a CI server, a test run or a build around us left in it.</summary>
public static class SealedEnvironment
{
    private static readonly string[] Leaks =
    [
        "CI", "GITHUB_", "GH_TOKEN", "GITLAB_", "TF_BUILD", "SYSTEM_", "BUILD_", "AGENT_", "MSBUILD", "DOTNET_", "COREHOST_", "PERFGATE_", "GIT_",
        "NUGET_PACKAGES", "VSTEST_", "TESTINGPLATFORM_", "XUNIT_", "NO_COLOR", "FORCE_COLOR", "TERM",
    ];

    private static readonly string[] Kept =
    [
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT",
        "DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "DOTNET_GENERATE_ASPNET_CERTIFICATE", "DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE",
    ];

    public static void Apply(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsLeak).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["GIT_CONFIG_GLOBAL"] = SharedFolders.GitConfig;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["PERFGATE_CACHE"] = SharedFolders.Cache;
        start.Environment["PERFGATE_LOCK_FOLDER"] = SharedFolders.Lock;
    }

    private static bool IsLeak(string name) =>
        Leaks.Any(leak => name.StartsWith(leak, StringComparison.OrdinalIgnoreCase)) && !Kept.Contains(name, StringComparer.OrdinalIgnoreCase);
}
