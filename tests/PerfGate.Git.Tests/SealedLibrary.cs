using System.Runtime.CompilerServices;
using LibGit2Sharp;
using PerfGate.TestKit;

namespace PerfGate.Git.Tests;

/// <summary>Keeps the user's and the CI server's git settings out of git in this process, before the first test runs.</summary>
internal static class SealedLibrary
{
    [ModuleInitializer]
    internal static void Seal()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", SharedFolders.GitConfig);
        Environment.SetEnvironmentVariable("GIT_CONFIG_NOSYSTEM", "1");
        foreach (var level in new[] { ConfigurationLevel.Global, ConfigurationLevel.Xdg, ConfigurationLevel.System })
        {
            GlobalSettings.SetConfigSearchPaths(level, SharedFolders.Home);
        }
    }
}
