using System.Text.RegularExpressions;

namespace PerfGate.Git;

/// <summary>What a CI system says about the pull request that it builds.</summary>
/// <param name="Branch">Short name of the target branch.</param>
/// <param name="Variable">The variable that named it.</param>
/// <param name="HeadIsMerge">True when HEAD is the merge of the request into its target that the CI system made.</param>
/// <param name="BaseSha">The base as the CI system computed it, and the variable that holds it; null when it tells none.</param>
internal sealed partial record PullRequestTarget(string Branch, string Variable, bool HeadIsMerge, (string Sha, string Variable)? BaseSha)
{
    /// <summary>Reads the variables of GitHub Actions, Azure Pipelines and GitLab; null outside of a pull request.</summary>
    public static PullRequestTarget? Detect(Func<string, string?> variable, string headSha)
    {
        // A job may check out another commit than the one it was started for: then only the target's name is of use.
        bool IsHead(string name) => variable(name) is not { Length: > 0 } sha || string.Equals(sha, headSha, StringComparison.OrdinalIgnoreCase);
        bool IsMerge(string reference, string sha) => MergeReference().IsMatch(variable(reference) ?? "") && IsHead(sha);
        (string, string)? Given(string name) => Sha().IsMatch(variable(name) ?? "") ? (variable(name)!, name) : null;

        if (variable("GITHUB_BASE_REF") is { Length: > 0 } github)
        {
            return new(Short(github), "GITHUB_BASE_REF", IsMerge("GITHUB_REF", "GITHUB_SHA"), null);
        }

        if (variable("SYSTEM_PULLREQUEST_TARGETBRANCH") is { Length: > 0 } azure)
        {
            return new(Short(azure), "SYSTEM_PULLREQUEST_TARGETBRANCH", IsMerge("BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION"), null);
        }

        if (variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") is { Length: > 0 } gitlab)
        {
            // The target's sha is set in merged-results pipelines only, where HEAD contains it; the diff base is older there.
            var given = IsHead("CI_COMMIT_SHA")
                ? Given("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") ?? Given("CI_MERGE_REQUEST_DIFF_BASE_SHA")
                : null;
            return new(Short(gitlab), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", false, given);
        }

        return null;
    }

    private static string Short(string branch) => GitRepository.WithoutPrefix(branch, "refs/heads/");

    [GeneratedRegex(@"^refs/pull/\d+/merge$")]
    private static partial Regex MergeReference();

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$")]
    private static partial Regex Sha();
}
