using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace PerfGate.TestKit;

/// <summary>Runs git in a sealed environment; commits are a minute apart, from a fixed date on, so that the same content has the same sha in every run.</summary>
public sealed class DatedGit
{
    /// <summary>Of the last run.</summary>
    public DateTime Clock { get; private set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Returns git's output without the white space around it; fails the test when git fails.</summary>
    public string Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        SealedEnvironment.Apply(start);
        Clock = Clock.AddMinutes(1);
        var date = Clock.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        start.Environment["GIT_AUTHOR_DATE"] = date;
        start.Environment["GIT_COMMITTER_DATE"] = date;
        var git = FinishedProcess.Run(start);
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', start.ArgumentList)}: {git.Error}");
        return git.Output.Trim();
    }
}
