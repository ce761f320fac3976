using PerfGate.Core.Diagnostics;
using PerfGate.GitHub.Transport;

namespace PerfGate.Tool.Posting;

/// <summary>A refusal of GitHub as a numbered warning: it never changes the gate's exit code.</summary>
internal static class PostingFault
{
    /// <param name="fault">What happened.</param>
    /// <param name="what">What could not be done: <c>the comment</c>.</param>
    /// <param name="permission">What the job's <c>permissions</c> need for it: <c>pull-requests: write</c>.</param>
    public static Diagnostic Of(GitHubException fault, string what, string permission) => fault.IsPermission
        ? new Diagnostic(
            DiagnosticIds.PermissionMissing,
            Severity.Warning,
            $"GitHub refused {what} ({fault.Message}). Add `{permission}` to the job's permissions; a pull request from a fork has a read-only token, and perfgate-comment.yml posts for it. The gate's result is unchanged.")
        : new Diagnostic(
            DiagnosticIds.GitHubFailed,
            Severity.Warning,
            $"GitHub did not take {what}: {fault.Message} (asked for {fault.Path}). The gate's result is unchanged; run the job again later.");
}
