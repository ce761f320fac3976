using System.CommandLine;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts;
using PerfGate.Git;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Merge;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate merge</c>: the verdict of a run whose benchmarks were measured on several machines.</summary>
internal static class MergeCommand
{
    public static Command Create(ToolParts parts)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "folders that `perfgate check --shard` or `perfgate load --shard` wrote, or folders that hold such folders",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output")
        {
            Description = "where base.json, head.json and the reports are written",
            HelpName = "DIR",
            DefaultValueFactory = _ => GateRequest.DefaultOutput,
        };
        var policy = SharedOptions.Policy();
        var format = SharedOptions.Format();
        var scenario = new Option<string?>("--scenario")
        {
            Description = "of shards of a load: the scenario that was run, for its budgets",
            HelpName = "FILE",
        };
        var command = new Command(
            "merge",
            """
            Joins the shards of one run and decides: the report is the one that a single machine would have written of the same measurements.

            Examples:
              perfgate merge shards/
              perfgate merge shards/ --scenario checkout.yml
              perfgate merge shard-1 shard-2 shard-3 --output artifacts/perfgate
            """)
        {
            folders, output, policy, format, scenario,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                var folder = Path.GetFullPath(parsed.GetValue(output)!);
                if (LoadShards.Find(parsed.GetValue(folders)!) is { Count: > 0 } pieces)
                {
                    var policies = RulesLookup.Find(parsed.GetValue(policy), Environment.CurrentDirectory, topFolder: null);
                    var run = new LoadMergeRun(parsed.GetValue(scenario) is { } file ? ScenarioFile.Load(file) : null, policies);
                    var (merged, joined) = run.Execute(pieces);
                    var (written, ending) = ResultFiles.Write(folder, ReportExit.Of(merged), () => LoadOutput.Write(folder, merged, joined, null, null));
                    ReportOutput.Write(merged, written, parsed.GetValue(format));
                    return ending;
                }

                var rules = RulesLookup.Find(parsed.GetValue(policy), Environment.CurrentDirectory, topFolder: null);
                var shards = parsed.GetValue(folders)!.SelectMany(Find).Select(ShardFolder.Read).ToArray();
                var question = ShardMerge.Join(shards, rules, DateOnly.FromDateTime(DateTime.UtcNow)) with { ForeignMetrics = parts.SourceMetrics.ToHashSet() };
                if (question.Head.Benchmarks.Count + (question.Base?.Benchmarks.Count ?? 0) + question.Skipped.Count == 0)
                {
                    throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                        DiagnosticIds.NoBenchmarks, Severity.Error, "None of the shards has a benchmark."));
                }

                var report = ReportEvidence.Attach(Judge.Decide(question), question.Base, question.Head, rules.Renames, () => History(question.Head));
                var (files, exit) = ResultFiles.Write(folder, ReportExit.Of(report), () => OutputFolder.Write(folder, report, question.Base, question.Head));
                ReportOutput.Write(report, files, parsed.GetValue(format));
                return exit;
            },
            cancellation));
        return command;
    }

    /// <summary>The folder itself, or the folders in it: a download puts each upload into a folder of its own.</summary>
    private static IEnumerable<string> Find(string named)
    {
        var folder = Path.GetFullPath(named);
        if (File.Exists(Path.Combine(folder, ShardFolder.FactsFile)))
        {
            return [folder];
        }

        string[] below = Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(one => File.Exists(Path.Combine(one, ShardFolder.FactsFile))).Order(StringComparer.Ordinal)]
            : [];
        return below.Length > 0 ? below : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.InvalidInput, Severity.Error, $"{folder} holds no shard: neither it nor a folder in it has a {ShardFolder.FactsFile} or, of a load, a {LoadOutput.LoadFileName}."));
    }

    private static IReadOnlyList<MeasurementSet> History(MeasurementSet head)
    {
        try
        {
            using var repository = GitRepository.Open(Environment.CurrentDirectory);
            return HistoryOfHead.Read(repository, head);
        }
        catch (PerfGateException)
        {
            // Merged outside of a checkout: the charts have no history.
            return [];
        }
    }
}
