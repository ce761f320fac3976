using System.IO.Compression;
using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rendering.Comment;
using PerfGate.Core.Rendering.Html;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.GitHub.Artifacts;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Posting;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>
/// Reported: half a surrogate pair, invalid UTF-8, or a time of 5e-324 in a file from a fork ended the privileged job with exit code 3,
/// and nothing was posted. A document is used, or it is refused with exit code 2; there is no third way.
/// </summary>
public sealed class HostileDocumentTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly string Sha = new('a', 40);

    private readonly TemporaryFolder folder = new();
    private int shows;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_forks_archive_is_judged_and_shown_or_refused()
    {
        var good = MeasurementFile.ToBytes(Side(100));
        var facts = ShardJson.ToBytes(ShardFacts.Of(new Shard(1, 1), Question(), 1, Sha, null));
        var shown = 0;
        foreach (var (what, json) in JsonMutations.Of(good).Concat(JsonMutations.Of(facts).Select(one => (one.What, Json: (byte[])[.. "#"u8, .. one.Json]))))
        {
            var isFacts = json[0] == '#';
            var archive = Zip(("base.json", good), ("head.json", isFacts ? good : json), ("shard.json", isFacts ? json[1..] : facts));
            shown += Tried(what, () => Show(ForkVerdict.Decide([archive], new ArchiveLimits(), GateRules.Default, Sha, Today, [])));
        }

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Fact]
    public void Files_of_measurements_are_compared_or_refused()
    {
        var good = MeasurementFile.ToBytes(Side(100));
        var shown = JsonMutations.Of(good).Sum(one => Tried(one.What, () =>
        {
            var head = MeasurementFile.Parse(one.Json, "head.json").Value;
            Show(Judge.Decide(Question() with { Head = head, Plan = null }));
            MeasurementFile.ToBytes(head);
        }));

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Fact]
    public void A_shard_is_merged_or_refused()
    {
        var question = Question();
        ShardFolder.Write(folder.Root, ShardFacts.Of(new Shard(1, 1), question, 1, Sha, null), question.Base, question.Head);
        var facts = File.ReadAllBytes(folder.At(ShardFolder.FactsFile));

        var shown = JsonMutations.Of(facts).Sum(one => Tried(one.What, () =>
        {
            File.WriteAllBytes(folder.At(ShardFolder.FactsFile), one.Json);
            Show(Judge.Decide(ShardMerge.Join([ShardFolder.Read(folder.Root)], GateRules.Default, Today)));
        }));

        Assert.InRange(shown, 10, int.MaxValue);
    }

    [Fact]
    public void A_report_is_shown_or_refused()
    {
        var good = ReportFile.ToBytes(SampleReports.Failed());

        var shown = JsonMutations.Of(good).Where((_, i) => i % 7 == 0).Sum(one => Tried(one.What, () => Show(ReportFile.Parse(one.Json, "report.json").Value)));

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Fact]
    public void A_run_of_load_is_compared_or_refused()
    {
        var load = LoadSamples.Measured();
        var good = LoadFile.ToBytes(load);

        var shown = JsonMutations.Of(good).Where((_, i) => i % 5 == 0).Sum(one => Tried(one.What, () =>
        {
            var run = LoadFile.Parse(one.Json, "load.json").Value;
            LoadFile.ToBytes(run);
            Show(Judge.Decide(Question() with { Base = LoadMeasurements.Of(load), Head = LoadMeasurements.Of(run), Design = Design.Unpaired, Plan = null }));
        }));

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Fact]
    public void A_report_of_BenchmarkDotNet_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes("""
            { "Title": "x", "HostEnvironmentInfo": { "OsVersion": "linux", "ProcessorName": "cpu", "LogicalCoreCount": 2, "RuntimeVersion": ".NET 10.0" },
              "Benchmarks": [ { "FullName": "A.B", "DisplayInfo": "B.A: Job", "Type": "B", "MethodTitle": "A", "Memory": { "BytesAllocatedPerOperation": 64 },
                "Statistics": { "OriginalValues": [ 1.5, 2.5 ], "Mean": 2 },
                "Measurements": [ { "IterationMode": "Workload", "IterationStage": "Result", "LaunchIndex": 1, "Operations": 4, "Nanoseconds": 8 } ],
                "Metrics": [ { "Value": 1, "Descriptor": { "Id": "LockContentions" } } ] } ] }
            """);

        var shown = JsonMutations.Of(good).Sum(one => Tried(one.What, () =>
        {
            File.WriteAllBytes(folder.At("report-full.json"), one.Json);
            var head = ToolComposition.Default.Parts.Import.Read(folder.At("report-full.json")).Value;
            Show(Judge.Decide(Question() with { Base = head, Head = head, Design = Design.Unpaired, Plan = null }));
        }));

        Assert.InRange(shown, 50, int.MaxValue);
    }

    [Theory]
    [InlineData("5e-324")]
    [InlineData("1e200")]
    public void A_value_that_nothing_measures_is_refused_by_name(string value)
    {
        var json = Encoding.UTF8.GetString(MeasurementFile.ToBytes(Side(100))).Replace("[100", $"[{value}, 100", StringComparison.Ordinal);

        var fault = Assert.Throws<PerfGateException>(() => Judge.Decide(Question() with { Head = MeasurementFile.Parse(Encoding.UTF8.GetBytes(json), "head.json").Value }));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidInput), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.StartsWith("A.B.C, time: head has the value", fault.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_of_no_length_is_refused()
    {
        var load = LoadSamples.Measured();
        var hostile = load with { Windows = [load.Windows[0] with { Seconds = double.Epsilon }, .. load.Windows.Skip(1)] };

        var fault = Assert.Throws<PerfGateException>(() => LoadFile.Parse(LoadFile.ToBytes(hostile), "load.json"));

        Assert.Contains("Window #1 has no length", fault.Message, StringComparison.Ordinal);
    }

    /// <returns>1 when it was used, 0 when it was refused.</returns>
    private static int Tried(string what, Action use)
    {
        try
        {
            use();
            return 1;
        }
        catch (RefusedArchiveException)
        {
            return 0;
        }
        catch (PerfGateException fault)
        {
            Assert.True(fault.ExitCode == ExitCode.Invalid, $"{what}: {fault.Message}");
            return 0;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{what}: {fault.GetType().Name}: {fault.Message}", fault);
        }
    }

    /// <summary>In what a step posts of it, and every tenth in the long reports too, which take most of the time.</summary>
    private void Show(GateReport report)
    {
        var comment = CommentMarkdown.Write(new CommentRequest { Report = report, Key = "default" });
        ReportCheck.Of(report, comment);
        ReportFile.ToBytes(report);
        if (shows++ % 10 == 0)
        {
            HtmlReport.Write(report, []);
            MarkdownReport.Write(report, []);
        }
    }

    private static JudgeRequest Question() => new()
    {
        Base = Side(100),
        Head = Side(100),
        Rules = GateRules.Default,
        Today = Today,
        Plan = SequentialPlan.Create(1, GateRules.Default.Compare.FalseAlarms, Profile.Default),
        Warnings = [new ReportWarning("PG2006", "a job was skipped")],
        Skipped = [new BenchmarkIdentity("P", "A.B.D", "Job", "net10.0")],
        MachineNoise = new MachineNoise { Jitter = 0.1, Load = 0.5 },
        Causes = new Dictionary<BenchmarkIdentity, ReportCause> { [new BenchmarkIdentity(null, "A.B.C")] = new ReportCause { Members = ["A.X()"], Path = ["A.B.C()", "A.X()"] } },
    };

    private static MeasurementSet Side(double median) => new()
    {
        Commit = Sha,
        Time = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero),
        Environment = new MeasuredEnvironment { Key = "linux", Cores = 2 },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "A.B.C",
                Source = "A.cs:12",
                Seconds = 1.5,
                Overhead = 0.5,
                Metrics =
                [
                    new Metric
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. Enumerable.Range(1, 10).Select(i => new Launch { Pair = i, Order = "AB", Busy = 0.9, Values = [median + (i / 1000.0)] })],
                    },
                    new Metric
                    {
                        Name = Metric.Allocated,
                        Unit = "B",
                        Assume = Assumption.Exact,
                        Launches = [.. Enumerable.Range(1, 2).Select(i => new Launch { Pair = i, Values = [64] })],
                    },
                ],
            },
        ],
    };

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
