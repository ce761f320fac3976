using System.CommandLine;
using System.CommandLine.Parsing;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.Runner.Measuring;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Limits;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Services;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate limits</c>: what a service does when something runs out.</summary>
internal static class LimitsCommand
{
    public static Command Create(ToolParts parts)
    {
        var file = new Argument<string>("SCENARIO") { Description = "the scenario, as for `perfgate load`; its section `limits` names disk, database and times" };
        var kind = new Option<LimitKind[]>("--kind")
        {
            Description = $"only this limit; may be given several times: {string.Join(", ", LimitNames.All.Select(LimitNames.Of))}",
            HelpName = "KIND",
            CustomParser = ParseKinds,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "say what this machine can impose and what not and why; start nothing" };
        var allowRemote = new Option<bool>(LoadConsent.Option) { Description = LoadConsent.Description };
        var output = new Option<string>("--output")
        {
            Description = "the folder of the report",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("artifacts", "perfgate"),
        };
        var policy = SharedOptions.Policy();
        var format = SharedOptions.Format();
        var command = new Command(
            "limits",
            """
            Takes memory, processors, database connections, the disk or connections away from a service under load, one after the other, and
            says whether it was graceful, degraded or crashed. Everything is lifted on every way out. Needs no container.

            Examples:
              perfgate limits checkout.yml --dry-run
              perfgate limits checkout.yml
              perfgate limits checkout.yml --kind memory-90 --kind cpu --format markdown
              perfgate limits checkout.yml --policy perf/observe.yml   rules with `gate: observe` report everything and never fail

            Exit codes: 0 graceful (or not imposed), 1 degraded or crashed, 2 invalid usage or scenario, 3 nothing could be imposed or the
            service did not start, 130 cancelled.
            """)
        {
            file, kind, dryRun, policy, allowRemote, output, format,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            token => RunAsync(
                ScenarioFile.Load(parsed.GetValue(file)!, new ScenarioOptions { AllowFewWindows = true }),
                parsed.GetValue(kind) ?? [],
                parsed.GetValue(dryRun),
                parsed.GetValue(allowRemote),
                Path.GetFullPath(parsed.GetValue(output)!),
                parsed.GetValue(format),
                RulesLookup.Find(parsed.GetValue(policy), Environment.CurrentDirectory, topFolder: null),
                token),
            cancellation));
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        LoadScenario scenario, IReadOnlyList<LimitKind> kinds, bool isDryRun, bool allowsRemote, string folder, ReportFormat format, GateRules rules, CancellationToken cancellation)
    {
        var chosen = LimitsRun.KindsOf(scenario, kinds);
        if (isDryRun)
        {
            LimitsText.WriteOffers(Console.Out, await new LimitsRun(scenario, chosen, host: null, rules).OffersAsync().ConfigureAwait(false));
            return ExitCode.Passed;
        }

        LoadConsent.Expect(scenario, allowsRemote);
        if (scenario.Service is null)
        {
            // Before the wait for the measuring lock, so that a missing service is reported at once.
            await LoadServices.ExpectAsync(scenario, cancellation).ConfigureAwait(false);
        }

        using var turn = await MeasuringLock.AcquireAsync(
            $"perfgate limits {scenario.Name}",
            owner => DiagnosticPrinter.Print(new Diagnostic(
                DiagnosticIds.WaitingForTurn, Severity.Message, $"Another run measures on this machine; waiting for {owner}.")),
            cancellation).ConfigureAwait(false);
        var host = await LoadServices.HostAsync(scenario, null, Console.Error.WriteLine, cancellation).ConfigureAwait(false);
        var (report, evidence) = await new LimitsRun(scenario, chosen, host, rules).ExecuteAsync(LimitsObserver.Create(), cancellation).ConfigureAwait(false);
        var (files, exit) = ResultFiles.Write(folder, ReportExit.Of(report), () => OutputFolder.WriteReport(folder, report));
        if (format == ReportFormat.Text)
        {
            LimitsText.Write(Console.Out, evidence);
        }

        ReportOutput.Write(report, files, format);
        return exit;
    }

    private static LimitKind[] ParseKinds(ArgumentResult result)
    {
        List<LimitKind> kinds = [];
        foreach (var token in result.Tokens)
        {
            if (LimitNames.Find(token.Value) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                result.AddError($"--kind '{token.Value}' is no limit; there are {string.Join(", ", LimitNames.All.Select(LimitNames.Of))}.");
            }
        }

        return [.. kinds];
    }
}
