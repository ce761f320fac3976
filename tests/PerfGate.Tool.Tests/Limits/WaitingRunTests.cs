using System.Diagnostics;
using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Limits;

/// <summary>A limit takes the machine's processors, memory or disk away: while another run measures, it waits.</summary>
public sealed class WaitingRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WaitingRunTests()
    {
        // Its service ends at once, and with it a run that has begun.
        folder.Write(
            "gone.yml",
            $$"""
            target: http://127.0.0.1:{port}
            service: { command: '"{{ToolStart.Dotnet}}" exec no-such-service.dll', health: /health }
            load: { rate: 10/s, duration: 10s, warm-up: 500ms }
            endpoints: [GET /compute]
            """);
        folder.Write("lock/perfgate.lock.owner", "perfgate check in /elsewhere (process 7)");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_waits_until_the_machine_is_free_and_says_for_whom()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Process tool;
        using (var taken = File.Open(folder.At("lock", "perfgate.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            tool = Start();
            var first = await tool.StandardError.ReadLineAsync(cancellation);
            Assert.Contains("PG2009: Another run measures on this machine; waiting for perfgate check in /elsewhere (process 7).", first, StringComparison.Ordinal);
            Assert.False(tool.WaitForExit(TimeSpan.FromSeconds(1)));
        }

        using (tool)
        {
            Assert.Contains("PG5103", await tool.StandardError.ReadToEndAsync(cancellation), StringComparison.Ordinal);
            await tool.WaitForExitAsync(cancellation);
            Assert.Equal(3, tool.ExitCode);
        }
    }

    [Fact]
    public async Task What_measures_nothing_waits_for_nobody()
    {
        using var taken = File.Open(folder.At("lock", "perfgate.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var tool = Start("--dry-run");

        Assert.DoesNotContain("PG2009", await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, tool.ExitCode);
    }

    private Process Start(params string[] options)
    {
        var start = ToolStart.Of(folder.Root, ["limits", folder.At("gone.yml"), "--output", folder.At("out"), .. options]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["PERFGATE_LOCK_FOLDER"] = folder.At("lock");

        // Where .NET keeps a user's data: a ledger of the test's own.
        start.Environment["XDG_DATA_HOME"] = folder.Root;
        return Process.Start(start)!;
    }
}
