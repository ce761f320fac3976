using System.Text;
using PerfGate.Core.Files;

namespace PerfGate.Git;

/// <summary>Commits files on top of a remote branch and pushes them, without touching the work tree or its index.</summary>
/// <remarks>Another push in between is no conflict: the commit is made anew on the new tip, a few times.</remarks>
public sealed class FilePush(GitRepository repository)
{
    private const int Attempts = 5;

    private static readonly string[] Moved = ["fetch first", "non-fast-forward", "cannot lock ref", "reference already exists", "failed to update ref"];

    /// <param name="files">Of the work tree, full paths.</param>
    /// <param name="message">Of the commit.</param>
    /// <param name="branch">Short name of the remote's branch; made where it does not exist.</param>
    /// <param name="token">For https, handed over in git's environment; null: git's own credentials.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <returns>Full sha of the commit; null when the branch holds the same files already.</returns>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4107: refused; PG4004: git failed.</exception>
    public string? Push(IReadOnlyList<string> files, string message, string branch, string? token, CancellationToken cancellation)
    {
        var index = ProcessFolder.NewPath(".index");
        var git = repository.Program.With(Variables(index, token));
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var tip = Tip(git, branch, cancellation);
                if (Commit(git, files, message, tip, cancellation) is not { } commit)
                {
                    return null;
                }

                var pushed = git.Run(cancellation, "push", "--quiet", "origin", $"{commit}:refs/heads/{branch}");
                if (pushed.Succeeded)
                {
                    return commit;
                }

                if (attempt == Attempts || !Moved.Any(reason => pushed.Error.Contains(reason, StringComparison.OrdinalIgnoreCase)))
                {
                    throw GitFaults.PushRefused(branch, pushed.Reason);
                }

                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(Random.Shared.Next(200, 1000) * attempt));
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            File.Delete(index);
        }
    }

    /// <returns>Null where the remote has no such branch.</returns>
    private static string? Tip(GitProgram git, string branch, CancellationToken cancellation)
    {
        var listed = git.Expect(cancellation, "ls-remote", "origin", $"refs/heads/{branch}");
        if (listed.Text.Length == 0)
        {
            return null;
        }

        git.Expect(cancellation, "fetch", "--quiet", "--no-tags", "origin", $"refs/heads/{branch}");
        return git.Expect(cancellation, "rev-parse", "FETCH_HEAD").Text;
    }

    private string? Commit(GitProgram git, IReadOnlyList<string> files, string message, string? tip, CancellationToken cancellation)
    {
        git.Expect(cancellation, tip is null ? ["read-tree", "--empty"] : ["read-tree", tip]);
        foreach (var file in files)
        {
            var blob = git.Expect(cancellation, "hash-object", "-w", "--", file).Text;
            git.Expect(cancellation, "update-index", "--add", "--cacheinfo", $"100644,{blob},{repository.RelativePath(file)}");
        }

        var tree = git.Expect(cancellation, "write-tree").Text;
        return tip is not null && git.Expect(cancellation, "rev-parse", $"{tip}^{{tree}}").Text == tree
            ? null
            : git.Expect(cancellation, tip is null ? ["commit-tree", tree, "-m", message] : ["commit-tree", tree, "-p", tip, "-m", message]).Text;
    }

    private static Dictionary<string, string> Variables(string index, string? token)
    {
        var variables = new Dictionary<string, string>
        {
            ["GIT_INDEX_FILE"] = index,
            ["GIT_AUTHOR_NAME"] = "PerfGate",
            ["GIT_AUTHOR_EMAIL"] = "perfgate@users.noreply.github.com",
            ["GIT_COMMITTER_NAME"] = "PerfGate",
            ["GIT_COMMITTER_EMAIL"] = "perfgate@users.noreply.github.com",
        };
        if (!string.IsNullOrEmpty(token))
        {
            variables["GIT_CONFIG_COUNT"] = "1";
            variables["GIT_CONFIG_KEY_0"] = "http.extraHeader";
            variables["GIT_CONFIG_VALUE_0"] = $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{token}"))}";
        }

        return variables;
    }
}
