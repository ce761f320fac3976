using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Yaml;

namespace PerfGate.Tool.Gate;

/// <summary>Finds the rules: the file that was named, else <c>perfgate.yml</c> here or above, else the defaults.</summary>
internal static class RulesLookup
{
    private const string FileName = "perfgate.yml";

    /// <param name="named">The <c>--policy</c> option.</param>
    /// <param name="startFolder">Where to begin to look.</param>
    /// <param name="topFolder">Where to stop: the repository's top.</param>
    /// <exception cref="PerfGateException">The named file is missing, or a file has mistakes (exit code 2).</exception>
    public static GateRules Find(string? named, string startFolder, string? topFolder)
    {
        if (named is not null)
        {
            return RulesFile.Load(Path.GetFullPath(named, startFolder));
        }

        for (var folder = Path.GetFullPath(startFolder); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path))
            {
                return RulesFile.Load(path);
            }

            if (topFolder is not null && string.Equals(folder, Path.GetFullPath(topFolder).TrimEnd(Path.DirectorySeparatorChar), StringComparison.Ordinal))
            {
                break;
            }
        }

        return GateRules.Default;
    }
}
