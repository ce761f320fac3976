using System.Security.Cryptography;

namespace PerfGate.Tool.Terminal;

/// <summary>
/// GitHub's runner takes a line that begins with <c>::</c> for a command, and names of benchmarks, or what they print, may begin so.
/// While we print, it is told not to listen, until a word that nobody else knows.
/// </summary>
internal sealed class RunnerCommands : IDisposable
{
    private readonly string word;

    private RunnerCommands(string word) => this.word = word;

    /// <returns>Null outside of GitHub Actions.</returns>
    public static RunnerCommands? Stop()
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") != "true")
        {
            return null;
        }

        // On standard error: standard output may be JSON, and the runner reads both.
        var commands = new RunnerCommands(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        Console.Error.WriteLine($"::stop-commands::{commands.word}");
        return commands;
    }

    public void Dispose()
    {
        Console.Out.Flush();
        Console.Error.WriteLine($"::{word}::");
    }
}
