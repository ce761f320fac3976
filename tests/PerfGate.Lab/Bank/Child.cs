using System.Diagnostics;

namespace PerfGate.Lab.Bank;

/// <summary>A process that the lab starts and waits for.</summary>
internal static class Child
{
    /// <param name="folder">Where it runs.</param>
    /// <param name="accepted">Exit codes that are an answer; any other throws with what it said.</param>
    /// <param name="program">To start.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public static string Run(string folder, int[] accepted, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Lab";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "lab@example.org";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return accepted.Contains(process.ExitCode)
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}{output}");
    }
}
