using System.Diagnostics;
using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Limits;

/// <summary>The tool ends while a limit holds: nothing of it may outlast the next start.</summary>
public sealed class EndedRunTests : IDisposable
{
    private const string Groups = "/sys/fs/cgroup/cpu";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();

    public EndedRunTests()
    {
        Assert.SkipUnless(MayMakeGroups(), $"no control group can be made in {Groups}");
        folder.Write(
            "cpu.yml",
            $$"""
            target: http://127.0.0.1:{port}
            service:
              command: '"{{ToolStart.Dotnet}}" exec "{{ServiceAssembly.File}}" shedding --urls http://127.0.0.1:{port}'
              health: /health
            load: { rate: 10/s, duration: 10s, warm-up: 500ms }
            endpoints:
              - { name: compute, class: list, request: GET /compute, budget: { p50: 2s, p99: 4s } }
            limits: { before: 1s, during: 60s, recovery: 5s }
            """);
    }

    private string Ledgers => folder.At("perfgate", "limits");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_tool_that_is_killed_takes_the_service_along_and_the_next_run_lifts_the_limit()
    {
        using var tool = Start("--kind", "cpu");
        var group = await GroupAsync(tool);

        tool.Kill();

        Assert.True(SpinWait.SpinUntil(() => Members(group).Length == 0, Patience), "the service outlived the tool");
        Assert.True(Directory.Exists(group));
        using var next = Start("--dry-run");
        Assert.Contains($"PG5402: An earlier run was killed while a limit held; the control group {group}", await next.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(Directory.Exists(group));
        Assert.Empty(Directory.EnumerateFiles(Ledgers));
    }

    [Fact]
    public async Task A_tool_that_is_told_to_end_lifts_the_limit_itself()
    {
        using var tool = Start("--kind", "cpu");
        var group = await GroupAsync(tool);

        using var signal = Process.Start("kill", ["-TERM", $"{tool.Id}"]);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, tool.ExitCode);
        Assert.False(Directory.Exists(group));
        Assert.Empty(Directory.EnumerateFiles(Ledgers));
    }

    private Process Start(params string[] options)
    {
        var start = ToolStart.Of(folder.Root, ["limits", folder.At("cpu.yml"), "--output", folder.At("out"), .. options]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;

        // Where .NET keeps a user's data: a ledger of the test's own.
        start.Environment["XDG_DATA_HOME"] = folder.Root;
        return Process.Start(start)!;
    }

    /// <summary>The group that the tool has made, once the service is in it.</summary>
    private static async Task<string> GroupAsync(Process tool)
    {
        string? group = null;
        SpinWait.SpinUntil(
            () => tool.HasExited
                || (group = Directory.EnumerateDirectories(Groups, $"perfgate-{tool.Id}-*").FirstOrDefault(made => Members(made).Length > 0)) is not null,
            Patience);
        Assert.True(group is not null, tool.HasExited ? await tool.StandardError.ReadToEndAsync() : "no limit was imposed");
        return group;
    }

    private static string[] Members(string group)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(group, "cgroup.procs"));
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static bool MayMakeGroups()
    {
        var probe = Path.Combine(Groups, $"perfgate-test-{Guid.NewGuid():N}");
        try
        {
            if (!Directory.Exists(Groups))
            {
                return false;
            }

            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
