using System.CommandLine;
using System.CommandLine.Parsing;
using PerfGate.Core.Rules;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate check</c>: the gate.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolParts parts)
    {
        var projects = new Argument<string[]>("PROJECT")
        {
            Description = "benchmark projects, folders or solutions (default: those of perfgate.yml, else those found here)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var baseOption = new Option<string>("--base")
        {
            Description = "auto (merge-base, first parent or HEAD), stored (the committed baseline), self (the same commit again) or a revision",
            HelpName = "REV",
            DefaultValueFactory = _ => "auto",
        };
        var head = new Option<string?>("--head")
        {
            Description = "measure this commit, checked out and built as a base is, instead of the work tree",
            HelpName = "REV",
        };
        var budget = new Option<TimeSpan?>("--budget")
        {
            Description = "begin no new pair after this time, for example 10m, 90s, 1h30m",
            HelpName = "TIME",
            CustomParser = ParseDuration,
        };
        var profile = new Option<Profile?>("--profile")
        {
            Description = "quick (at most 16 pairs, settles 5 %), default (40, 3 %) or deep (60, 2 %)",
        };
        var route = new Option<RouteWish>("--route")
        {
            Description = "turns (both sides alive, exact and quick), launches (BenchmarkDotNet's own short runs, any version) or auto (turns where they can be taken)",
            DefaultValueFactory = _ => RouteWish.Auto,
        };
        var output = new Option<string>("--output")
        {
            Description = "where base.json, head.json, the reports and charts/ are written",
            HelpName = "DIR",
            DefaultValueFactory = _ => GateRequest.DefaultOutput,
        };
        var noImpact = new Option<bool>("--no-impact")
        {
            Description = "measure also the benchmarks that the change cannot affect (default: they are skipped, see perfgate list --impact)",
        };
        var shard = new Option<Shard?>("--shard")
        {
            Description = "measure every Nth benchmark only, beginning with the Ith, and decide nothing: `perfgate merge` does",
            HelpName = "I/N",
            CustomParser = ParseShard,
        };
        var filter = SharedOptions.Filter();
        var policy = SharedOptions.Policy();
        var format = SharedOptions.Format();
        var framework = SharedOptions.Framework();
        var rollForward = SharedOptions.RollForward();
        var configuration = SharedOptions.Configuration();
        var forBuild = SharedOptions.ForBuild();
        var command = new Command(
            "check",
            """
            Measures head against base, judges and reports. Head is the work tree as it is, or the commit that --head names; a commit is
            checked out and built beside the work tree, which is left alone. Rules and stored baselines are always the work tree's.

            Examples:
              perfgate check
              perfgate check bench/My.Benchmarks/My.Benchmarks.csproj --profile quick --budget 5m
              perfgate check --base v1.2.0 --filter "*Json*"
              perfgate check --head v1.3.0 --base v1.2.0       two commits, whatever is checked out or modified
              perfgate check --format json > report.json
            """)
        {
            projects, baseOption, head, filter, budget, profile, route, noImpact, policy, output, format, framework, rollForward, configuration, shard, forBuild,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            async token =>
            {
                var observer = Observers.Choose(parsed.GetValue(forBuild));
                var request = new GateRequest
                {
                    WorkingDirectory = Environment.CurrentDirectory,
                    Projects = parsed.GetValue(projects) ?? [],
                    Base = parsed.GetValue(baseOption)!,
                    Head = parsed.GetValue(head),
                    Filter = parsed.GetValue(filter),
                    Budget = parsed.GetValue(budget),
                    Profile = parsed.GetValue(profile),
                    Route = parsed.GetValue(route),
                    NoImpact = parsed.GetValue(noImpact),
                    PolicyFile = parsed.GetValue(policy),
                    Output = parsed.GetValue(output)!,
                    TargetFramework = parsed.GetValue(framework),
                    RollForward = parsed.GetValue(rollForward),
                    Configuration = parsed.GetValue(configuration)!,
                    Shard = parsed.GetValue(shard),
                    ForeignMetrics = parts.SourceMetrics.ToHashSet(),
                };
                var outcome = await GateRun.ExecuteAsync(request, observer, token).ConfigureAwait(false);
                ReportOutput.Write(outcome, parsed.GetValue(format), parsed.GetValue(forBuild));
                return outcome.Exit;
            },
            cancellation));
        return command;
    }

    private static Shard? ParseShard(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Shard.TryParse(text) is { } shard)
        {
            return shard;
        }

        result.AddError($"--shard '{text}' is no part of a suite; write 1/3, 2/3, 3/3.");
        return null;
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Duration.TryParse(text, out var duration) && duration > TimeSpan.Zero)
        {
            return duration;
        }

        result.AddError($"--budget '{text}' is not a time; write 10m, 90s or 1h30m.");
        return null;
    }
}
