using System.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Lab.Bank;

/// <summary>How large an injected slowdown really is: as many pairs of every benchmark as asked for, whatever they show.</summary>
internal static class TruthRunner
{
    public static RunRecord Run(RunBank bank, int effect, int pairs, IProgress<SuiteProgress> progress)
    {
        var repository = SuiteRepository.Open(bank, effect);
        var output = Path.Combine(bank.Work, "truth");
        GateRunner.Delete(output);
        Directory.CreateDirectory(output);
        var (before, after) = (Build(repository, bank, "HEAD~1"), Build(repository, bank, "HEAD"));
        var request = new SuiteRequest
        {
            Projects = [new ProjectSides(after, before)],
            Seed = (ulong)Random.Shared.NextInt64(),
            HeadRoot = Path.GetDirectoryName(after.ProjectFile)!,
            BaseRoot = Path.GetDirectoryName(before.ProjectFile)!,
        };
        var schedule = new SuiteSchedule
        {
            MostPairs = pairs,
            NextLook = _ => null,
            Settled = (_, _) => new HashSet<BenchmarkIdentity>(),
        };
        using var turn = MeasuringLock.AcquireAsync("the lab", owner => Console.WriteLine($"waiting for {owner}"), CancellationToken.None).GetAwaiter().GetResult();
        var (started, load, watch) = (DateTime.UtcNow, Machine.Load(), Stopwatch.StartNew());
        var measured = SuiteMeasurement.Run(request, schedule, Suite.Find(request, CancellationToken.None), progress, CancellationToken.None);
        MeasurementFile.Write(Path.Combine(output, BankedRun.BaseFile), measured.Base!);
        MeasurementFile.Write(Path.Combine(output, BankedRun.HeadFile), measured.Head);
        var record = new RunRecord(
            RunRecord.Truth, effect, "", GateRunner.ToolCommit(), started, watch.Elapsed.TotalSeconds, load, Machine.Load());
        bank.Add(record, output);
        return record;
    }

    /// <summary>Builds a commit in a folder of its own.</summary>
    private static BuiltProject Build(SuiteRepository repository, RunBank bank, string revision)
    {
        var folder = Path.Combine(bank.Work, "truth-" + (revision == "HEAD" ? "head" : "base"));
        GateRunner.Delete(folder);
        Child.Run(repository.Root, [0], "git", "clone", "--quiet", repository.Root, folder);
        Child.Run(folder, [0], "git", "checkout", "--quiet", "--detach", revision);
        return SuiteBuild.In(folder);
    }
}
