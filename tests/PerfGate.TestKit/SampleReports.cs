using PerfGate.Core.Reports;
using PerfGate.Load.Reports;
using PerfGate.Statistics;

namespace PerfGate.TestKit;

/// <summary>Reports that between them hold every outcome, decision and kind of text.</summary>
public static class SampleReports
{
    /// <summary>Text that tries each way out: markup, table cells, fences, HTML, control, bidirectional and terminal sequences.</summary>
    public const string HostileId =
        "Evil.Type.Run(s: \"`code` | pipe \\| **bold** [red]x[/] <img src=x onerror=alert(1)>\r\n# head \u202Egnirts\u202C \u001b[31m\u200B @you $(id) 表 🎉\")";

    public static IReadOnlyDictionary<string, Func<GateReport>> All { get; } = new Dictionary<string, Func<GateReport>>
    {
        ["failed"] = Failed,
        ["every-outcome"] = EveryOutcome,
        ["passed"] = Passed,
        ["passed-large"] = PassedLarge,
        ["inconclusive"] = Inconclusive,
        ["hostile"] = Hostile,
        ["files"] = Files,
        ["nothing-to-compare"] = NothingToCompare,
        ["allocations-only"] = AllocationsOnly,
        ["several-runtimes"] = SeveralRuntimes,
        ["load"] = Load,
        ["load-compared"] = LoadCompared,
        ["waived"] = Waived,
        ["limits"] = LimitSamples.EveryVerdict,
        ["docs-benchmarks"] = () => OfDocs("report.json"),
        ["docs-load"] = () => OfDocs("load-report.json"),
    };

    /// <summary>A service held against its budgets: one broken, one open, the others kept, and nothing said of its data.</summary>
    public static GateReport Load() => LoadSamples.Report(
        before: null,
        data: null,
        LoadSamples.Budget("list orders", "p50", 50e6, 22e6, Outcome.Kept, Decision.Pass),
        LoadSamples.Budget("list orders", "p99", 100e6, 190e6, Outcome.Broken, Decision.Fail),
        LoadSamples.Budget("read order", "p50", 10e6, 4e6, Outcome.Kept, Decision.Pass),
        LoadSamples.Budget("read order", "p99", 9.1e6, 9e6, Outcome.Inconclusive, Decision.Warn));

    /// <summary>Base and head of a service, and the budgets of head.</summary>
    public static GateReport LoadCompared() => LoadSamples.Compared();

    /// <summary>What a developer meets most: one regression among what did not change.</summary>
    public static GateReport Failed()
    {
        var builder = new ReportBuilder()
            .Time("My.Benchmarks.JsonBenchmarks.Serialize(N: 100)", Outcome.Regressed, 52.31, 56.42, Decision.Fail, result => result with
            {
                Cause = new ReportCause
                {
                    Members = ["My.Json.Writer.Escape(string) (changed)", "type My.Json.Buffer (changed)", "My.Json.Writer.Grow(int) (only in head)", "My.Json.Pool.Rent(int) (changed)"],
                    Path = ["My.Benchmarks.JsonBenchmarks.Serialize(N: 100)", "My.Json.Writer.Write(object)", "My.Json.Writer.Escape(string)"],
                },
            })
            .Allocated("My.Benchmarks.JsonBenchmarks.Serialize(N: 100)", 64, 96, Decision.Fail)
            .Time("My.Benchmarks.JsonBenchmarks.Parse(N: 100)", Outcome.Improved, 1204, 1021)
            .Allocated("My.Benchmarks.JsonBenchmarks.Parse(N: 100)", 1536, 1536);
        AddUnchanged(builder, 12);
        return builder.Build();
    }

    public static GateReport EveryOutcome()
    {
        return new ReportBuilder()
            .Time("My.Benchmarks.A.Slower(N: 1)", Outcome.Regressed, 52.31, 56.42, Decision.Fail)
            .Allocated("My.Benchmarks.A.Slower(N: 1)", 64, 64)
            .Time("My.Benchmarks.A.Slower(N: 1000)", Outcome.Regressed, 1234.5, 42000, Decision.Fail)
            .Allocated("My.Benchmarks.A.Slower(N: 1000)", 0, 24, Decision.Fail)
            .Time("My.Benchmarks.A.SlowerWithinItsRule", Outcome.Regressed, 3.4e6, 3.45e6, Decision.Warn)
            .Allocated("My.Benchmarks.A.SlowerWithinItsRule", 1500000, 1500024, Decision.Warn)
            .Time("My.Benchmarks.A.Waived", Outcome.Regressed, 2.1e9, 2.3e9, Decision.Waived, result => result with
            {
                Message = "waived until 2027-01-31 (#123): safer escaping",
            })
            .Allocated("My.Benchmarks.A.Waived", 3355443, 3355443)
            .Whole("My.Benchmarks.A.Gone", Outcome.Removed, decision: Decision.Fail)
            .Whole("My.Benchmarks.A.GoneAndAllowed", Outcome.Removed, "allowed")
            .Whole("My.Benchmarks.A.Throws", Outcome.Failed, "threw", Decision.Fail, "System.InvalidOperationException: Sequence contains no elements")
            .Whole("My.Benchmarks.A.Hangs", Outcome.Failed, "timeout", Decision.Fail, "gave no sign of life for 5 minutes")
            .Whole("My.Benchmarks.A.ThrewInBase", Outcome.Failed, "base-threw", Decision.Warn, "System.NotImplementedException: The method or operation is not implemented.")
            .Time("My.Benchmarks.B.Unsettled", Outcome.Inconclusive, 101.2, 103.9, Decision.Warn, result => result with
            {
                Interval = new Interval(0.97, double.PositiveInfinity),
                Warnings = ["the two sides' processes ran on different cores in 3 of 16 pairs"],
            })
            .Allocated("My.Benchmarks.B.Unsettled", 128, 128)
            .Time("My.Benchmarks.B.UnsettledAndNotAllowed", Outcome.Inconclusive, 101.2, 104.1, Decision.Fail)
            .Allocated("My.Benchmarks.B.UnsettledAndNotAllowed", 128, 128)
            .Time("My.Benchmarks.B.Faster", Outcome.Improved, 880, 310)
            .Allocated("My.Benchmarks.B.Faster", 2048, 0)
            .Time("My.Benchmarks.B.Same", Outcome.Unchanged, 12.5, 12.47)
            .Allocated("My.Benchmarks.B.Same", 0, 0)
            .Whole("My.Benchmarks.C.New", Outcome.Added)
            .Whole("My.Benchmarks.C.Untouched", Outcome.Skipped, "unaffected", message: "the change cannot affect it")
            .Add(new ReportResult
            {
                Id = "My.Benchmarks.C.Imported",
                Project = "My.Benchmarks",
                Runtime = "net10.0",
                Metric = "throughput",
                Unit = "req/s",
                Outcome = Outcome.Regressed,
                Decision = Decision.Fail,
                Ratio = 0.918,
                Interval = new Interval(0.901, 0.933),
                Base = new Summary(16, 51234, 51200, 51200, 52000, 52100, 410),
                Head = new Summary(16, 47010, 47001, 47001, 47900, 48000, 395),
                Rule = "throughput: max-increase 5 % (perfgate.yml:20)",
            })
            .Warning("PG1101", "The waiver for \"Text.*\" (perfgate.yml:40) expired on 2026-10-31.")
            .Warning("PG2008", "The budget of 10m is spent; 1 benchmark stopped after 12 of 16 pairs.")
            .Build();
    }

    public static GateReport Passed()
    {
        var builder = new ReportBuilder();
        AddUnchanged(builder, 3);
        return builder.Build();
    }

    /// <summary>Too many unchanged benchmarks to list one by one.</summary>
    public static GateReport PassedLarge()
    {
        var builder = new ReportBuilder().With(methodology => methodology with { FamilySize = 640 });
        AddUnchanged(builder, 640);
        for (var i = 0; i < 120; i++)
        {
            builder.Whole($"My.Benchmarks.Network.Request{i:000}", Outcome.Skipped, "unaffected");
        }

        return builder.Build();
    }

    /// <summary>Passes because all that is slower is waived.</summary>
    public static GateReport Waived()
    {
        var builder = new ReportBuilder().Time("My.Benchmarks.A.Waived", Outcome.Regressed, 52.31, 56.42, Decision.Waived, result => result with
        {
            Message = "waived until 2027-01-31 (#123): safer escaping",
        });
        AddUnchanged(builder, 1);
        return builder.Build();
    }

    public static GateReport Inconclusive()
    {
        var builder = new ReportBuilder();
        for (var i = 0; i < 7; i++)
        {
            builder.Time($"My.Benchmarks.Noisy.Case(N: {i})", Outcome.Inconclusive, 400 + i, 404 + i, Decision.Warn);
            builder.Allocated($"My.Benchmarks.Noisy.Case(N: {i})", 40, 40);
        }

        for (var i = 0; i < 2; i++)
        {
            builder.Time($"My.Benchmarks.Once.Case(N: {i})", Outcome.Inconclusive, 400 + i, 404 + i, Decision.Warn, result => result with
            {
                Reason = Reasons.SingleLaunch,
                Message = "one launch a side cannot tell a change from the luck of a launch",
                Detectable = null,
                Interval = null,
            });
        }

        AddUnchanged(builder, 2);
        return builder.Warning("PG2007", "8 of 16 pairs were measured; a regression smaller than 6 % cannot be proved with so few.").Build();
    }

    public static GateReport Hostile()
    {
        return new ReportBuilder()
            .Time(HostileId, Outcome.Regressed, 52.31, 56.42, Decision.Fail, result => result with
            {
                Unit = "ns|<b>",
                Source = "a`b|c.cs:1",
                Message = "![x](http://evil.example/x) www.evil.example @everyone </details>",
                Rule = "[link](https://evil.example) | `x`",
                Warnings = ["[red]not markup[/] <script> @you https://evil.example | x"],
                Cause = new ReportCause { Members = ["[red]not markup[/] <b> @you | `x` https://evil.example"], HasMore = true },
            })
            .Whole($"Evil.Type.{new string('x', 400)}", Outcome.Failed, "threw", Decision.Fail, "\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007\n```\n# heading")
            .Whole("Evil.Type.表の計算(名前: \"日本語の長い長い長い長い長い長い名前です\")", Outcome.Removed, decision: Decision.Fail)
            .Warning("PG2006", "<!-- @you --> [red]x[/] ``` | \u202E")
            .Base(new ReportSide { Commit = "`|<b>", Origin = "files in \u202E[x](http://evil.example) @you" })
            .Build();
    }

    public static GateReport Files()
    {
        var builder = new ReportBuilder()
            .Base(new ReportSide { Origin = "files in before/" })
            .With(methodology => methodology with { Design = Design.Unpaired, Profile = null, Pairs = null, Looks = null, Seed = null, FamilySize = 3 })
            .Time("JsonBenchmarks.Serialize", Outcome.Regressed, 52.31, 56.42, Decision.Fail, result => result with { Source = null, Pairs = null });
        AddUnchanged(builder, 2);
        return builder.Build();
    }

    public static GateReport NothingToCompare()
    {
        return new ReportBuilder()
            .Base(new ReportSide { Origin = "none: root commit" })
            .With(methodology => methodology with { FamilySize = 0, Pairs = null, Looks = null })
            .Whole("My.Benchmarks.A.First", Outcome.Added)
            .Whole("My.Benchmarks.A.Second", Outcome.Added)
            .Build();
    }

    public static GateReport AllocationsOnly()
    {
        return new ReportBuilder()
            .With(methodology => methodology with { Design = Design.Stored, FamilySize = 0, Pairs = null, Looks = null, Seed = null })
            .Allocated("My.Benchmarks.A.Grows", 64, 96, Decision.Fail)
            .Allocated("My.Benchmarks.A.Stays", 64, 64)
            .Time("My.Benchmarks.A.Stays", Outcome.Inconclusive, 10, 10, Decision.Warn, result => result with
            {
                Reason = Reasons.Stored,
                Message = "values stored in another session are shown as history; they decide no times",
                Detectable = null,
            })
            .Build();
    }

    /// <summary>Same id in two runtimes and two projects, with two jobs.</summary>
    public static GateReport SeveralRuntimes()
    {
        var builder = new ReportBuilder();
        foreach (var project in (string[])["First", "Second"])
        {
            foreach (var runtime in (string[])["net8.0", "net10.0"])
            {
                builder.Time("N.T.M", Outcome.Unchanged, 10, 10.01, with: result => result with { Project = project, Runtime = runtime, Job = "Short" });
            }
        }

        return builder.Time("N.T.Only", Outcome.Regressed, 10, 10.1, Decision.Warn, result => result with { Project = "First" }).Build();
    }

    /// <summary>A report of a real run, as the documentation shows it.</summary>
    /// <summary>As the tool reads them: the one of load is of version 0.1.</summary>
    private static GateReport OfDocs(string file) => ReportFile.Read(
        Path.Combine(RepositoryFolder.Find(), "docs", "samples", file),
        report => report.UnknownFields is { } fields && fields.Remove("load", out var part) ? new LoadReportUpgrade().Build(report, part) : report).Value;

    private static void AddUnchanged(ReportBuilder builder, int count)
    {
        string[] methods = ["Join", "Split", "Trim", "IndexOf"];
        for (var i = 0; i < count; i++)
        {
            var id = $"My.Benchmarks.TextBenchmarks.{methods[i % methods.Length]}(N: {Math.Pow(10, i / methods.Length):0})";
            if (count > 100)
            {
                id = $"My.Benchmarks.{(char)('A' + (i / 40 % 26))}Benchmarks.{methods[i % methods.Length]}(N: {i})";
            }

            builder.Time(id, Outcome.Unchanged, 31.4 * (i + 1), 31.43 * (i + 1));
            builder.Allocated(id, 40, 40);
        }
    }
}
