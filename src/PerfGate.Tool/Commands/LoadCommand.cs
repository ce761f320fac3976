using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Planning;
using PerfGate.Tool.Load.Progress;
using PerfGate.Tool.Load.Services;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate load</c>: a service under load, held against its budgets.</summary>
internal static class LoadCommand
{
    public static Command Create(ToolParts parts)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "the scenario, a YAML file; docs/load.md explains its fields" };
        var dryRun = new Option<bool>("--dry-run") { Description = "print the plan, send nothing" };
        var rate = new Option<double?>("--rate")
        {
            Description = "arrivals per second in place of the scenario's, for example 200/s or 5000/m",
            HelpName = "RATE",
            CustomParser = ParseRate,
        };
        var duration = new Option<TimeSpan?>("--duration")
        {
            Description = "length in place of the scenario's, for example 60s or 5m",
            HelpName = "TIME",
            CustomParser = ParseTime,
        };
        var shard = new Option<LoadShard?>("--shard")
        {
            Description = "send the Ith of N parts of the load, and decide nothing: `perfgate merge` does",
            HelpName = "I/N",
            CustomParser = ParseShard,
        };
        var startAt = new Option<DateTimeOffset?>("--start-at")
        {
            Description = "with --shard: when all machines begin, as 2027-01-31T10:00:00Z",
            HelpName = "TIME",
            CustomParser = ParseMoment,
        };
        var compare = new Option<bool>("--compare") { Description = "compare base and head side by side: the project's base commit, or the scenario's base-command" };
        var revision = new Option<string?>("--base")
        {
            Description = "with a project: the commit to compare with, `auto` (as `perfgate check` chooses it) or `self`, implies --compare; or `stored`: the committed baselines of this scenario, and no second service",
            HelpName = "REV",
        };
        var profile = new Option<Profile?>("--profile") { Description = "how many pairs of windows a comparison may take", HelpName = "quick|default|deep" };
        var isolation = new Option<bool>("--isolation") { Description = "ask too whether one tenant hurts another, as the scenario's 'isolation' says" };
        var capacity = new Option<bool>("--capacity") { Description = "look too for the highest rate that keeps every budget, as the scenario's 'capacity' says" };
        var allowRemote = new Option<bool>(LoadConsent.Option) { Description = LoadConsent.Description };
        var output = new Option<string>("--output")
        {
            Description = "where load.json and the reports are written",
            HelpName = "DIR",
            DefaultValueFactory = _ => LoadRequest.DefaultOutput,
        };
        var policy = SharedOptions.Policy();
        var format = SharedOptions.Format();
        var command = new Command(
            "load",
            """
            Sends requests when they are due, whatever the answers do, and judges the response times by the budgets of each endpoint.

            Examples:
              perfgate load checkout.yml
              perfgate load checkout.yml --dry-run               the plan: requests, mix, budgets and where they come from
              perfgate load checkout.yml --rate 500/s --duration 2m
              perfgate load checkout.yml --compare               base and head in turns, judged like benchmarks
              perfgate load checkout.yml --base stored           held against the runs that `perfgate baseline add --from load.json` committed
              perfgate load checkout.yml --isolation --capacity
              perfgate load checkout.yml --shard 1/3 --start-at 2027-01-31T10:00:00Z --output load-1

            Ctrl-C ends the load; what was measured until then is in the report.
            """)
        {
            scenario, dryRun, rate, duration, compare, revision, profile, isolation, capacity, shard, startAt, allowRemote, output, policy, format,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            async token =>
            {
                var request = new LoadRequest
                {
                    Scenario = parsed.GetValue(scenario)!,
                    Rate = parsed.GetValue(rate),
                    Duration = parsed.GetValue(duration),
                    Output = parsed.GetValue(output)!,
                    PolicyFile = parsed.GetValue(policy),
                    Shard = ShardOf(parsed.GetValue(shard), parsed.GetValue(startAt)),
                    Base = parsed.GetValue(revision) ?? (parsed.GetValue(compare) ? LoadBase.Auto : null),
                    Profile = parsed.GetValue(profile),
                    Isolation = parsed.GetValue(isolation),
                    Capacity = parsed.GetValue(capacity),
                    AllowRemote = parsed.GetValue(allowRemote),
                };
                var options = new ScenarioOptions { AllowFewWindows = parsed.GetValue(dryRun) };
                var plan = LoadOverrides.Apply(ScenarioFile.Load(request.Scenario, options), request.Rate, request.Duration);
                if (parsed.GetValue(dryRun))
                {
                    LoadPlanText.Write(Console.Out, plan);
                    return ExitCode.Passed;
                }

                var rules = RulesLookup.Find(request.PolicyFile, Environment.CurrentDirectory, topFolder: null);
                var gate = new LoadGate(request, plan, LoadObserver.Create()) { Rules = rules };
                var outcome = await gate.ExecuteAsync(token).ConfigureAwait(false);
                ReportOutput.Write(outcome, parsed.GetValue(format));
                return outcome.Exit;
            },
            cancellation));
        return command;
    }

    private static LoadShard? ShardOf(LoadShard? shard, DateTimeOffset? startAt) => shard is null && startAt is not null
        ? throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.InvalidUsage, Severity.Error, "--start-at is when several machines begin; give --shard I/N too."))
        : shard is null ? null : shard with { StartAt = startAt };

    private static double? ParseRate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ScenarioRate.TryParse(text, out var rate, out _))
        {
            return rate;
        }

        result.AddError($"--rate '{text}' is not a rate; write 200/s or 5000/m.");
        return null;
    }

    private static TimeSpan? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ScenarioDuration.TryParse(text, out var time) && time > TimeSpan.Zero)
        {
            return time;
        }

        result.AddError($"--duration '{text}' is not a time; write 60s, 5m or 1h30m.");
        return null;
    }

    private static LoadShard? ParseShard(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Shard.TryParse(text) is { } shard)
        {
            return new LoadShard(shard.Index, shard.Count);
        }

        result.AddError($"--shard '{text}' is no part of a load; write 1/3, 2/3, 3/3.");
        return null;
    }

    private static DateTimeOffset? ParseMoment(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        result.AddError($"--start-at '{text}' is not a time; write 2027-01-31T10:00:00Z.");
        return null;
    }
}
