using PerfGate.Core.Diagnostics;

namespace PerfGate.Git.Tests;

internal static class Faults
{
    /// <summary>Expects one diagnostic with this number whose message has all these words.</summary>
    public static void Expect(PerfGateException exception, ExitCode exitCode, string code, params string[] words)
    {
        var diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal((exitCode, code), (exception.ExitCode, diagnostic.Code));
        Assert.All(words, word => Assert.Contains(word, diagnostic.Message, StringComparison.Ordinal));
    }
}
