using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Measurements;
using PerfGate.Importers;
using PerfGate.Importers.BenchmarkDotNetJson;

namespace PerfGate.Lab.Bank;

/// <summary>What everybody else does: BenchmarkDotNet over all of base, then over all of head.</summary>
internal static class SequentialRunner
{
    private const int Iterations = 15;
    private const int IterationMilliseconds = 500;

    public static RunRecord Run(RunBank bank, int effect)
    {
        var repository = SuiteRepository.Open(bank, effect);
        var output = Path.Combine(bank.Work, "sequential");
        GateRunner.Delete(output);
        var (started, load, watch) = (DateTime.UtcNow, Machine.Load(), Stopwatch.StartNew());
        Directory.CreateDirectory(output);
        Measure(repository, "HEAD~1", Path.Combine(output, BankedRun.BaseFile));
        Measure(repository, "HEAD", Path.Combine(output, BankedRun.HeadFile));
        var record = new RunRecord(
            RunRecord.Sequential, effect, "", GateRunner.ToolCommit(), started, watch.Elapsed.TotalSeconds, load, Machine.Load());
        bank.Add(record, output);
        return record;
    }

    private static void Measure(SuiteRepository repository, string revision, string results)
    {
        Child.Run(repository.Root, [0], "git", "checkout", "--quiet", "--detach", revision);
        try
        {
            var artifacts = Path.Combine(repository.Root, "BenchmarkDotNet.Artifacts");
            GateRunner.Delete(artifacts);
            Child.Run(
                repository.Root, [0], "dotnet", "run", "-c", "Release", "--", "--filter", "*", "--exporters", "fulljson",
                "--launchCount", "1", "--iterationCount", Text(Iterations), "--iterationTime", Text(IterationMilliseconds));
            MeasurementFile.Write(results, new MeasurementImport([new BenchmarkDotNetReader()]).Read(Path.Combine(artifacts, "results")).Value);
        }
        finally
        {
            Child.Run(repository.Root, [0], "git", "checkout", "--quiet", "main");
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
