using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Projects;

/// <summary>The runtimes of the installation that runs us.</summary>
public static class InstalledRuntimes
{
    public static IReadOnlyList<Version> Find()
    {
        var folder = Path.Combine(Path.GetDirectoryName(DotnetHost.Path) ?? "", "shared", "Microsoft.NETCore.App");
        if (!Directory.Exists(folder))
        {
            return [Environment.Version];
        }

        return
        [
            .. Directory.EnumerateDirectories(folder)
                .Select(path => Version.TryParse(Path.GetFileName(path).Split('-')[0], out var version) ? version : null)
                .OfType<Version>()
                .Order(),
        ];
    }
}
