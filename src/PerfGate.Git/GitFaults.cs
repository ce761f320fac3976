using System.ComponentModel;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Git;

/// <summary>Every way in which git ends a run: the number, the words, the remedy.</summary>
internal static class GitFaults
{
    public static PerfGateException NotStarted(string executable, Win32Exception cause) => ResourceShortage.Of(cause) is { } shortage
        ? Short(shortage, $"the program '{executable}' could not be started ({cause.Message})")
        : NotMeasured(
            DiagnosticIds.GitFailed,
            $"the program '{executable}' could not be started ({cause.Message}): install git and put it on PATH; PerfGate uses it to check out the base.");

    public static PerfGateException TookTooLong(IReadOnlyList<string> arguments, TimeSpan limit) => NotMeasured(
        DiagnosticIds.GitFailed,
        $"'{Command(arguments)}' was ended after {limit.TotalMinutes:0} minutes: run it by hand to see what it waits for.");

    /// <param name="arguments">Of git.</param>
    /// <param name="folder">In which it ran.</param>
    /// <param name="result">Its words.</param>
    /// <param name="written">Where it wrote; null: in the folder.</param>
    public static PerfGateException CommandFailed(IReadOnlyList<string> arguments, string folder, GitResult result, string? written = null)
    {
        var what = $"'{Command(arguments)}' failed in '{folder}': {result.Reason}";
        return Shortage(result, written ?? folder) is { } shortage ? Short(shortage, what) : NotMeasured(DiagnosticIds.GitFailed, what);
    }

    public static PerfGateException NotARepository(string folder, string reason) => NotMeasured(
        DiagnosticIds.NotARepository,
        $"'{folder}' is not in the work tree of a git repository ({reason}): start PerfGate inside a clone, or compare two files with 'perfgate compare BASE HEAD'.");

    public static PerfGateException ForeignOwner(string repository) => NotMeasured(
        DiagnosticIds.GitFailed,
        $"the repository '{repository}' belongs to another user, so git refuses to read it. To trust it, run: git config --global --add safe.directory {Quoted(repository)}");

    public static PerfGateException NoCommits(string root) => NotMeasured(
        DiagnosticIds.BaseNotFound,
        $"the repository '{root}' has no commit on its current branch yet, so there is nothing to compare with: commit first.");

    public static PerfGateException CommitMissing(string sha, string root) => NotMeasured(
        DiagnosticIds.BaseNotFound,
        $"the commit {sha} is not in the repository '{root}': fetch it with 'git fetch origin {sha}'.");

    public static PerfGateException UnknownRevision(string revision, string place, string remedy) => Invalid(
        DiagnosticIds.BaseNotFound,
        $"'{revision}', which {place} names, is no commit, branch or tag of this repository: {remedy}");

    public static PerfGateException NoDefaultBranch() => Invalid(
        DiagnosticIds.BaseNotFound,
        "the default branch is unknown: the remote names none and there is no main or master. "
        + "Name it in perfgate.yml (compare: { branch: … }) or pass --base REV.");

    public static PerfGateException TargetMissing(string branch, string variable, string reason) => NotMeasured(
        DiagnosticIds.BaseNotFound,
        $"the pull request's target branch '{branch}', which {variable} names, is not in this clone and could not be fetched ({reason}): fetch it before PerfGate runs, or pass --base REV.");

    public static PerfGateException NoMergeBase(string head, string branch) => NotMeasured(
        DiagnosticIds.BaseNotFound,
        $"{head} and '{branch}' have no common ancestor: pass --base REV, or name the branch that {head} started from in perfgate.yml (compare: {{ branch: … }}).");

    public static PerfGateException Shallow(string missing, string attempt) => NotMeasured(
        DiagnosticIds.ShallowClone,
        $"this clone is shallow and {missing} is not in it; {attempt}. Fetch the history: 'fetch-depth: 0' for actions/checkout, "
        + "'fetchDepth: 0' on Azure Pipelines, 'GIT_DEPTH: 0' on GitLab, 'git fetch --unshallow' elsewhere.");

    public static PerfGateException PushRefused(string branch, string reason) => NotMeasured(
        DiagnosticIds.BaselineNotPushed,
        $"the branch '{branch}' did not take the baseline ({reason}). Where it is protected: (a) pass the token of an App or a deploy key on its bypass list, "
        + "(b) let a bot open a pull request with baselines/, (c) push to an unprotected branch, --push BRANCH, or (d) run 'perfgate baseline add' by hand and commit.");

    public static PerfGateException CacheInsideRepository(string cache, string root) => Invalid(
        DiagnosticIds.InvalidUsage,
        $"the folder for checkouts, '{cache}', lies inside the repository '{root}', whose build files and git status it would disturb: set PERFGATE_CACHE to a folder outside it.");

    public static PerfGateException CacheNotOurs(string folder, string why) => Invalid(
        DiagnosticIds.InvalidUsage,
        $"the folder for checkouts, '{folder}', cannot be used, because {why}: remove it, or set PERFGATE_CACHE to a folder of your own.");

    public static string Command(IReadOnlyList<string> arguments) => "git " + string.Join(' ', arguments.Select(Quoted));

    private static string Quoted(string argument) => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;

    /// <remarks>Of a file that it could not write into a work tree git does not say why.</remarks>
    private static ResourceShortage? Shortage(GitResult result, string folder) => ResourceShortage.In(result.Error)
        ?? (result.Error.Contains("unable to write", StringComparison.Ordinal) ? ResourceShortage.OfDiskBelow(folder) : null);

    private static PerfGateException Short(ResourceShortage shortage, string what) => new(ExitCode.NotMeasured, shortage.Describe(what));

    private static PerfGateException NotMeasured(string code, string message) =>
        new(ExitCode.NotMeasured, new Diagnostic(code, Severity.Error, message));

    private static PerfGateException Invalid(string code, string message) =>
        new(ExitCode.Invalid, new Diagnostic(code, Severity.Error, message));
}
