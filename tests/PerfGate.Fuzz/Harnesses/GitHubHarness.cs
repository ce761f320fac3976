using System.Text;
using PerfGate.Core.Measurements;
using PerfGate.Core.Rules;
using PerfGate.Fuzz.Mutation;
using PerfGate.GitHub.Artifacts;
using PerfGate.GitHub.Events;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Posting;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>What comes from GitHub: archives of a fork's run, and the event that started a workflow.</summary>
internal static class GitHubHarness
{
    private static readonly string[] Names = ["pull_request", "pull_request_review", "workflow_run", "push", "merge_group"];

    public static Harness Archives { get; } = new()
    {
        Name = "archive",
        Reads = "archives that a fork's run uploaded, judged and shown",
        Readers = [typeof(MeasurementArchive), typeof(UntrustedMeasurements), typeof(ArchiveBudget)],
        Seeds = ArchiveSeeds,
        Format = InputFormat.Zip,
        Read = ReadArchive,
        IsRefusal = fault => fault is RefusedArchiveException { Message.Length: > 0 } || Harness.IsInvalidInput(fault),
        LongestInput = 64 * 1024,
    };

    public static Harness Events { get; } = new()
    {
        Name = "github-event",
        Reads = "events of GitHub Actions: `GITHUB_EVENT_PATH`",
        Readers = [typeof(GitHubEvent)],
        Seeds = () => Seed.Folder("github-event"),
        Format = InputFormat.Json,
        Read = ReadEvent,
    };

    private static List<byte[]> ArchiveSeeds()
    {
        var (measuredBase, head) = (MeasurementFile.ToBytes(MeasurementHarness.Side(100)), MeasurementFile.ToBytes(MeasurementHarness.Side(103)));
        var facts = ShardJson.ToBytes(ShardHarness.Facts(1, 1));
        var random = new Random(1);
        return
        [
            ZipMutation.Packed([("base.json", measuredBase, 0), ("head.json", head, 0), ("shard.json", facts, 0)], random),
            ZipMutation.Packed([("head.json", head, 0)], random),
        ];
    }

    private static string ReadArchive(byte[] input)
    {
        // Limits that inputs of this size can reach.
        var limits = new ArchiveLimits { Archive = 48 * 1024, File = 256 * 1024, Files = 512 * 1024, Benchmarks = 50, Launches = 40, Metrics = 6, Conditions = 12 };
        var report = ForkVerdict.Decide([input], limits, GateRules.Default, MeasurementHarness.Sha, new DateOnly(2026, 11, 30), []);
        Promise.Holds(report.Results.Count <= limits.Benchmarks * limits.Metrics * 4, "archive: more results than its limits allow");
        return $"{report.Verdict} {ReportHarness.Show(report, input)}";
    }

    private static string ReadEvent(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var run = ActionsRun.From(
            name => name switch { "GITHUB_EVENT_PATH" => "x", "GITHUB_EVENT_NAME" => Names[input.Length % Names.Length], _ => null }, _ => text);
        return run.Event is not { } started ? "none" : $"{started.PullRequest()} {started.WorkflowRun()} {started.HeadSha()}";
    }
}
