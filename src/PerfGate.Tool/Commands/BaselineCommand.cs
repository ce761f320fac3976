using System.CommandLine;
using System.Globalization;
using PerfGate.Core.Baselines;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Words;
using PerfGate.Git;
using PerfGate.Statistics;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate baseline</c>: the committed store.</summary>
internal static class BaselineCommand
{
    public static Command Create(ToolParts parts) => new("baseline", "The committed store: baselines/<environment>/<suite>/<commit>.json, one file per commit.")
    {
        CreateAdd(parts),
        CreateList(),
        CreateShow(),
    };

    private static Command CreateAdd(ToolParts parts)
    {
        var projects = new Argument<string[]>("PROJECT")
        {
            Description = "benchmark projects to measure (default: those of perfgate.yml, else those found here)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var from = new Option<string?>("--from")
        {
            Description = $"record this file of an earlier run (head.json, load.json) and measure nothing: {parts.Import.Understood}",
            HelpName = "FILE",
        };
        var replace = new Option<bool>("--replace") { Description = "replace a baseline of the same commit" };
        var push = new Option<string?>("--push")
        {
            Description = "commit the baseline on this branch of origin and push it; the token, if any, is read from GITHUB_TOKEN",
            HelpName = "BRANCH",
        };
        var filter = SharedOptions.Filter();
        var policy = SharedOptions.Policy();
        var framework = SharedOptions.Framework();
        var rollForward = SharedOptions.RollForward();
        var configuration = SharedOptions.Configuration();
        var forBuild = SharedOptions.ForBuild();
        var command = new Command(
            "add",
            """
            Measures HEAD alone and adds what it found to baselines/. Tracked files must be unmodified: a baseline belongs to a commit.

            Examples:
              perfgate baseline add
              perfgate baseline add --from artifacts/perfgate/head.json
              perfgate baseline add --from artifacts/perfgate/load.json
              perfgate baseline add --from artifacts/perfgate/head.json --push main
            """)
        {
            projects, from, replace, push, filter, policy, framework, rollForward, configuration, forBuild,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            async token =>
            {
                using var repository = GitRepository.Open(Environment.CurrentDirectory);
                var request = new GateRequest
                {
                    WorkingDirectory = Environment.CurrentDirectory,
                    Projects = parsed.GetValue(projects) ?? [],
                    Filter = parsed.GetValue(filter),
                    PolicyFile = parsed.GetValue(policy),
                    TargetFramework = parsed.GetValue(framework),
                    RollForward = parsed.GetValue(rollForward),
                    Configuration = parsed.GetValue(configuration)!,
                };
                var set = parsed.GetValue(from) is { } file
                    ? BaselineSource.Read(file, parts)
                    : await HeadAlone.MeasureAsync(request, repository, Observers.Choose(parsed.GetValue(forBuild)), token).ConfigureAwait(false);
                var (entry, change) = Baselines.Open(repository.Root).Add(set, set.Suite ?? Baselines.Suite, parsed.GetValue(replace));
                var path = Path.GetRelativePath(Environment.CurrentDirectory, entry.Path);
                Console.Out.WriteLine(change switch
                {
                    BaselineChange.Unchanged => $"{path} is the same already.",
                    BaselineChange.Replaced => $"Replaced {path} ({set.Benchmarks.Count} benchmark{(set.Benchmarks.Count == 1 ? "" : "s")}). Commit it.",
                    _ => $"Added {path} ({set.Benchmarks.Count} benchmark{(set.Benchmarks.Count == 1 ? "" : "s")}). Commit it.",
                });
                if (parsed.GetValue(push) is { } branch)
                {
                    var commit = new FilePush(repository).Push(
                        [entry.Path], $"Baseline of {entry.Sha[..7]}", branch, Environment.GetEnvironmentVariable("GITHUB_TOKEN"), token);
                    Console.Out.WriteLine(commit is null ? $"{branch} has it already." : $"Pushed to {branch} as {commit[..7]}.");
                }

                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "Lists the baselines, the nearest to HEAD first.");
        command.SetAction((_, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                using var repository = GitRepository.Open(Environment.CurrentDirectory);
                var distances = repository.Ancestors(repository.HeadSha).Select((sha, distance) => (sha, distance)).ToDictionary();
                var entries = Baselines.Open(repository.Root).List()
                    .Select(entry => (Entry: entry, Distance: distances.GetValueOrDefault(entry.Sha, int.MaxValue)))
                    .OrderBy(item => item.Entry.Environment, StringComparer.Ordinal)
                    .ThenBy(item => item.Distance)
                    .ToArray();
                foreach (var (entry, distance) in entries)
                {
                    var place = distance == int.MaxValue ? "not an ancestor of HEAD" : string.Create(CultureInfo.InvariantCulture, $"HEAD~{distance}");
                    Console.Out.WriteLine($"{entry.Sha[..Math.Min(12, entry.Sha.Length)]}  {entry.Environment}/{entry.Suite}  {place}");
                }

                if (entries.Length == 0)
                {
                    Console.Out.WriteLine("No baselines yet; `perfgate baseline add` records one.");
                }

                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }

    private static Command CreateShow()
    {
        var commit = new Argument<string>("COMMIT") { Description = "the beginning of a commit's sha, as `perfgate baseline list` shows it" };
        var command = new Command("show", "Shows what a baseline holds.") { commit };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                using var repository = GitRepository.Open(Environment.CurrentDirectory);
                var store = Baselines.Open(repository.Root);
                var asked = parsed.GetValue(commit)!;
                var entries = store.List().Where(entry => entry.Sha.StartsWith(asked, StringComparison.OrdinalIgnoreCase)).ToArray();
                if (entries.Length == 0)
                {
                    throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                        DiagnosticIds.InvalidInput,
                        Severity.Error,
                        $"No baseline of a commit that begins with '{asked}'; `perfgate baseline list` shows those that there are."));
                }

                foreach (var entry in entries)
                {
                    Show(entry, store.Read(entry));
                }

                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }

    private static void Show(BaselineEntry entry, MeasurementSet set)
    {
        Console.Out.WriteLine($"{entry.Sha}  {entry.Environment}/{entry.Suite}  {set.Time:yyyy-MM-dd HH:mm} UTC");
        foreach (var benchmark in set.Benchmarks)
        {
            var metrics = benchmark.Metrics.Select(metric =>
                $"{metric.Name} {Quantity.Format(Quantiles.Median([.. metric.Launches.Select(launch => launch.Values[0])]), metric.Unit)}");
            Console.Out.WriteLine($"  {benchmark.Identity.Display()}: {(benchmark.Failure is { } failure ? failure.Message : string.Join(", ", metrics))}");
        }
    }
}
