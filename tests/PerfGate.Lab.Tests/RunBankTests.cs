using PerfGate.Core.Measurements;
using PerfGate.Lab.Bank;
using PerfGate.Lab.Scoring;
using PerfGate.TestKit;

namespace PerfGate.Lab.Tests;

public sealed class RunBankTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_comes_out_as_it_went_in()
    {
        var record = new RunRecord(RunRecord.Truth, 5, "", "abc", new DateTime(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc), 60, 0.5, 1.5);
        var finished = Directory.CreateDirectory(folder.At("finished")).FullName;
        MeasurementFile.Write(Path.Combine(finished, BankedRun.BaseFile), Side(100, 200));
        MeasurementFile.Write(Path.Combine(finished, BankedRun.HeadFile), Side(110, 210));
        File.WriteAllText(Path.Combine(finished, "report.html"), "not kept");

        new RunBank(folder.At("bank")).Add(record, finished);

        var run = Assert.Single(new RunBank(folder.At("bank")).Read());
        Assert.Equal(record, run.Record);
        Assert.Null(run.Report);
        Assert.Equal(
            [Math.Log(1.1), Math.Log(1.05)],
            PairRatios.Of(Assert.Single(run.Base.Benchmarks), Assert.Single(run.Head.Benchmarks)),
            (expected, actual) => Math.Abs(expected - actual) < 1e-12);
    }

    /// <summary>Launches out of order: pairs are told by their numbers.</summary>
    private static MeasurementSet Side(double first, double second) => new()
    {
        Environment = new MeasuredEnvironment { Key = "k" },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "Lab.Suite.Suite.A",
                Metrics =
                [
                    new Metric { Name = Metric.Time, Unit = "ns", Launches = [new Launch { Pair = 2, Values = [second] }, new Launch { Pair = 1, Values = [first] }] },
                ],
            },
        ],
    };
}
