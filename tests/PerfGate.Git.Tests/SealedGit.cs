using System.Runtime.CompilerServices;
using LibGit2Sharp;

namespace PerfGate.Git.Tests;

/// <summary>Keeps the user's and the CI server's git settings out of every test, before the first one runs.</summary>
internal static class SealedGit
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

        var home = Directory.CreateTempSubdirectory("perfgate-git-home-").FullName;
        var config = Path.Combine(home, ".gitconfig");
        File.WriteAllText(config, """
            [user]
                name = Test
                email = test@example.org
            [init]
                defaultBranch = main
            [protocol "file"]
                allow = always
            [core]
                autocrlf = false
            """);
        Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", config);
        Environment.SetEnvironmentVariable("GIT_CONFIG_NOSYSTEM", "1");
        foreach (var level in new[] { ConfigurationLevel.Global, ConfigurationLevel.Xdg, ConfigurationLevel.System })
        {
            GlobalSettings.SetConfigSearchPaths(level, home);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
    }
}
