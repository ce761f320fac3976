using System.ComponentModel;
using System.Diagnostics;

namespace PerfGate.Git;

/// <summary>Runs the git program in one folder: arguments as a list, never through a shell, never asking the user anything.</summary>
internal sealed class GitProgram(string folder, string executable = "git", IReadOnlyDictionary<string, string>? variables = null)
{
    /// <summary>Ends a run that hangs, for example on a network that swallows packets.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    // A git hook that starts us exports these; they would turn every command to the hook's index and work tree.
    private static readonly string[] RepositoryVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_QUARANTINE_PATH",
    ];

    public string Folder => folder;

    /// <summary>The same program in another folder.</summary>
    public GitProgram In(string otherFolder) => new(otherFolder, executable, variables);

    /// <summary>The same program with variables of its own: the way to hand over what no command line may show.</summary>
    public GitProgram With(IReadOnlyDictionary<string, string> environment) => new(folder, executable, environment);

    /// <summary>Runs and returns what came, whatever the exit code.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">There is no git program, or the run took longer than 15 minutes.</exception>
    public GitResult Run(CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);

        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            Task.WhenAll(copying, error, process.WaitForExitAsync(limit.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw GitFaults.TookTooLong(arguments, TimeLimit);
        }

        return new GitResult(process.ExitCode, output.ToArray(), error.Result);
    }

    public GitResult Run(params IReadOnlyList<string> arguments) => Run(CancellationToken.None, arguments);

    /// <summary>Runs and expects success.</summary>
    /// <exception cref="Core.Diagnostics.PerfGateException">PG4004 with git's own words.</exception>
    public GitResult Expect(CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        var result = Run(cancellation, arguments);
        return result.Succeeded ? result : throw GitFaults.CommandFailed(arguments, folder, result);
    }

    public GitResult Expect(params IReadOnlyList<string> arguments) => Expect(CancellationToken.None, arguments);

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // -C, not WorkingDirectory: a folder that is missing must not look like a program that is missing.
        start.ArgumentList.Add("-C");
        start.ArgumentList.Add(folder);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in RepositoryVariables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw GitFaults.NotStarted(executable, exception);
        }
    }
}
