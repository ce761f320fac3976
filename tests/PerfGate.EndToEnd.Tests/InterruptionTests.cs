using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Runs that are ended from outside: no process, no half-written file, no worktree that the next run cannot clear.</summary>
[Trait("speed", "slow")]
public sealed class InterruptionTests
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);

    [Fact]
    public void Killed_or_cancelled_at_any_stage_the_next_run_works()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Orphans are found by their environment in /proc, and signals are sent: Linux only.");
        using var repository = TemporaryRepository.Create();
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());
        repository.Write("bench/Program.cs", BenchmarkProject.Source("[Benchmark] public int One() => 1;"));
        repository.Write("perfgate.yml", "version: 1\ncompare: { impact: off }\n");
        repository.Commit("base");
        repository.Write("README.md", "changed");
        repository.Commit("head");

        KilledWhileBuilding(repository);
        CancelledWhileBuilding(repository);
        CancelledWhileMeasuring(repository, everyProcess: false);
        CancelledWhileMeasuring(repository, everyProcess: true);
        KilledWhileAnotherWaits(repository);
        EndedWithTwoCheckouts(repository);
    }

    private static void KilledWhileBuilding(TemporaryRepository repository)
    {
        using var run = ToolRun.Start(repository.Root, [], "check");
        run.WaitForError("building head");
        WaitFor(run, "bincore/csc");

        run.KillByForce();

        ExpectNothingLeft(repository, run);
    }

    private static void CancelledWhileBuilding(TemporaryRepository repository)
    {
        using var run = ToolRun.Start(repository.Root, [], "check");
        run.WaitForError("building base");
        WaitFor(run, "bincore/csc");

        run.Interrupt(everyProcess: true);

        Assert.Contains("cancelled", run.Finish().Expect(130).Error, StringComparison.Ordinal);
        ExpectNothingLeft(repository, run);
        ExpectWorktrees(repository, 0);
    }

    private static void CancelledWhileMeasuring(TemporaryRepository repository, bool everyProcess)
    {
        using var run = ToolRun.Start(repository.Root, [], "check");
        run.WaitForError("settled] ");
        ExpectWorktrees(repository, 1);
        WaitFor(run, "Sample.dll");

        run.Interrupt(everyProcess);

        Assert.Contains("cancelled", run.Finish().Expect(130).Error, StringComparison.Ordinal);
        ExpectNothingLeft(repository, run);
        ExpectWorktrees(repository, 0);
    }

    /// <summary>The second run waits and says for whom; when the first is killed its turn has come, and it tidies up after it.</summary>
    private static void KilledWhileAnotherWaits(TemporaryRepository repository)
    {
        using var first = ToolRun.Start(repository.Root, [], "check");
        first.WaitForError("settled] ");
        using var second = ToolRun.Start(repository.Root, [], "check", "--budget", "1s");
        second.WaitForError("PG2009");

        first.KillByForce();

        ExpectNothingLeft(repository, first);
        var result = second.Finish().Expect(0);
        Assert.Contains(
            $"waiting for perfgate check in {repository.Root} (process {first.ProcessId})", result.Error, StringComparison.Ordinal);
        Assert.Contains("removed 1 worktree that an earlier run left behind", result.Error, StringComparison.Ordinal);
        Assert.Equal(Verdict.Inconclusive, result.Report.Verdict);
        ExpectNothingLeft(repository, second);
        ExpectWorktrees(repository, 0);
    }

    /// <summary>A head that is a commit has a worktree of its own: killed, the next run removes both; cancelled, the run itself does.</summary>
    private static void EndedWithTwoCheckouts(TemporaryRepository repository)
    {
        using var killed = ToolRun.Start(repository.Root, [], "check", "--head", "HEAD");
        killed.WaitForError("settled] ");
        ExpectWorktrees(repository, 2);

        killed.KillByForce();

        ExpectNothingLeft(repository, killed);
        using var cancelled = ToolRun.Start(repository.Root, [], "check", "--head", "HEAD");
        cancelled.WaitForError("settled] ");
        ExpectWorktrees(repository, 2);

        cancelled.Interrupt(everyProcess: true);

        Assert.Contains("removed 2 worktrees that an earlier run left behind", cancelled.Finish().Expect(130).Error, StringComparison.Ordinal);
        ExpectNothingLeft(repository, cancelled);
        ExpectWorktrees(repository, 0);
    }

    private static void WaitFor(ToolRun run, string program)
    {
        var end = DateTime.UtcNow.AddMinutes(2);
        while (!MarkedProcesses.Any(run, program))
        {
            Assert.True(DateTime.UtcNow < end, $"{program} was never seen");
            Thread.Sleep(20);
        }
    }

    private static void ExpectNothingLeft(TemporaryRepository repository, ToolRun run)
    {
        MarkedProcesses.ExpectNone(run, OrphanLimit);
        var output = repository.In("artifacts", "perfgate");
        foreach (var file in Directory.Exists(output) ? Directory.GetFiles(output, "*", SearchOption.AllDirectories) : [])
        {
            switch (Path.GetFileName(file))
            {
                case "report.json":
                    ReportFile.Read(file);
                    break;
                case "base.json" or "head.json":
                    MeasurementFile.Read(file);
                    break;
                case "report.md" or "report.html":
                    break;
                case var chart when Path.GetExtension(chart) is ".png" or ".svg":
                    break;
                default:
                    Assert.Fail($"{file} was left behind");
                    break;
            }
        }
    }

    private static void ExpectWorktrees(TemporaryRepository repository, int expected)
    {
        var others = repository.Git("worktree", "list", "--porcelain").Split('\n').Count(line => line.StartsWith("worktree ", StringComparison.Ordinal)) - 1;
        Assert.Equal(expected, others);
    }
}
