using System.Globalization;
using PerfGate.Load;
using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;

namespace PerfGate.LimitTrials;

/// <summary>One limit put on one character of the sample service, and what was left behind afterwards.</summary>
internal static class Trial
{
    /// <returns>Verdict, share of shed and of failed requests, p99 of accepted ones, recovery, findings, what was left; separated by tabs.</returns>
    public static async Task<string> RunAsync(LimitKind kind, string character, string? database)
    {
        var folder = Directory.CreateTempSubdirectory("perfgate-trial-").FullName;
        try
        {
            var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
            var ledgers = Path.Combine(folder, "ledgers");
            LimitEvidence evidence;
            var host = new SampleHost(character, data, database);
            using (var ledger = LimitLedger.Open(ledgers))
            {
                var found = await LimitsConductor.RunAsync(
                    new LimitsRequest
                    {
                        Scenario = TrialScenario.For(kind, data, database),
                        Kinds = [kind],
                        Ledger = ledger,
                        Host = host,
                        Open = LoadSession.Open,
                    },
                    CancellationToken.None);
                evidence = found.Evidence[0];
            }

            var left = Leftovers.Find(host.Processes, data, ledgers);
            return string.Join('\t', Words(evidence), left.Count == 0 ? "nothing left" : $"LEFT: {string.Join(", ", left)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Words(LimitEvidence evidence) => string.Join(
        '\t',
        LimitNames.Of(evidence.Verdict),
        Percent(evidence.Shed),
        Percent(evidence.Failed),
        evidence.Accepted is [var accepted, ..] ? string.Create(CultureInfo.InvariantCulture, $"{accepted.Before / 1e6:0} → {accepted.During / 1e6:0} ms") : "-",
        evidence.RecoverySeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : "-",
        Resources(evidence.ResourcesBefore, evidence.ResourcesAfter),
        evidence.Extent ?? evidence.How,
        string.Join(" ", evidence.Findings));

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    private static string Resources(LimitResources? before, LimitResources? after) => before is null || after is null
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{before.Memory >> 20} → {after.Memory >> 20} MiB, {before.Threads} → {after.Threads} threads");
}
