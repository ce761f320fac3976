using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: what a service printed last was shown with the secret that the scenario had given it.</summary>
public sealed class SecretInLastWordsTests
{
    [Fact]
    public async Task It_is_hidden_before_a_long_line_is_cut()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such shell");

        // 4,090 characters and then the secret: the cut goes through it.
        using var process = ChildProcess.Start(
            "sh",
            ["-c", "head -c 4090 /dev/zero | tr '\\0' x; echo \"$TOKEN\"; echo \"the key is $TOKEN\" >&2"],
            "/",
            new Dictionary<string, string?> { ["TOKEN"] = "s3cret-of-ours" },
            hide: line => line.Replace("s3cret-of-ours", "${TOKEN}", StringComparison.Ordinal));

        Assert.Equal(0, await process.WaitAsync(TestContext.Current.CancellationToken));

        Assert.Contains("the key is ${TOKEN}", process.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("s3c", process.LastWords, StringComparison.Ordinal);
    }
}
