using PerfGate.Core.Diagnostics;
using PerfGate.Git;
using PerfGate.Load.Measured;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Of what a run of load was: the commit that the scenario lies in, as it was before the service was started.</summary>
/// <param name="Folder">Of the scenario.</param>
/// <param name="Commit">Full sha; null: a scenario need not lie in a repository.</param>
/// <param name="WasModified">Whether tracked files differed from the commit.</param>
internal sealed record LoadProvenance(string Folder, string? Commit, bool WasModified)
{
    /// <param name="scenarioFile">Path of the scenario.</param>
    public static LoadProvenance Before(string scenarioFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(scenarioFile))!;
        return StateOf(folder) is var (commit, isModified) ? new LoadProvenance(folder, commit, isModified) : new LoadProvenance(folder, null, false);
    }

    /// <summary>The measurement with the tool's version and the commit; modified when files were it before, or are it, or the commit is another, now.</summary>
    public LoadMeasurement Of(LoadMeasurement measured)
    {
        var marked = measured with { Tool = ToolVersion.Current };
        return Commit is null ? marked : marked with { Commit = Commit, Dirty = WasModified || StateOf(Folder) != (Commit, false) };
    }

    private static (string Commit, bool IsModified)? StateOf(string folder)
    {
        try
        {
            using var repository = GitRepository.Open(folder);
            return (repository.HeadSha, repository.IsDirty);
        }
        catch (PerfGateException)
        {
            return null;
        }
    }
}
