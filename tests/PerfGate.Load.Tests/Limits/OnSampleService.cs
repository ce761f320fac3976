using PerfGate.LimitTrials;
using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Limits;

/// <summary>Real limits on the sample service as a process; the twenty trials of each are PerfGate.LimitTrials'.</summary>
public abstract class OnSampleService : IDisposable
{
    private const int MostAttempts = 3;

    private readonly TemporaryFolder folder = new();

    protected string Folder => folder.Root;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Both characters at once, each with what it needs for itself: a limit on one is none on the other.</summary>
    /// <param name="kind">One that is put on a service and not on the machine.</param>
    /// <param name="databases">Of the one that sheds and of the other.</param>
    protected async Task<(LimitEvidence Shedding, LimitEvidence Greedy)> BothAsync(LimitKind kind, (string Shedding, string Greedy)? databases = null)
    {
        var shedding = RunAsync(kind, "shedding", databases?.Shedding);
        var greedy = RunAsync(kind, "greedy", databases?.Greedy);
        return (await shedding, await greedy);
    }

    /// <summary>
    /// Again where a busy machine lets nothing be said: under other load even a service without a limit is late now and then, and
    /// that the judge then calls nothing is what its own tests hold.
    /// </summary>
    protected async Task<LimitEvidence> RunAsync(LimitKind kind, string character, string? database = null, Action<int>? started = null)
    {
        LimitEvidence evidence;
        var attempts = 0;
        do
        {
            evidence = await RunOnceAsync(kind, character, database, started);
        }
        while (evidence.Verdict == LimitVerdict.Unclear && ++attempts < MostAttempts);
        return evidence;
    }

    private async Task<LimitEvidence> RunOnceAsync(LimitKind kind, string character, string? database, Action<int>? started)
    {
        var data = Directory.CreateDirectory(folder.At(character, "data")).FullName;
        var host = new SampleHost(character, data, database) { Started = started };
        var ledgers = folder.At(character, "ledgers");
        LimitsRunResult found;
        using (var ledger = LimitLedger.Open(ledgers))
        {
            found = await LimitsConductor.RunAsync(
                new LimitsRequest
                {
                    Scenario = Shorter(TrialScenario.For(kind, data, database)),
                    Kinds = [kind],
                    Ledger = ledger,
                    Host = host,
                    Open = LoadSession.Open,
                },
                TestContext.Current.CancellationToken);
        }

        Assert.Empty(Leftovers.Find(host.Processes, data, ledgers));
        return Assert.Single(found.Evidence);
    }

    /// <summary>The trials' phases at about half their length: one run is to tell two services apart that are plainly one thing or the other.</summary>
    private static LoadScenario Shorter(LoadScenario scenario) => scenario with
    {
        Shape = scenario.Shape with { WarmUp = TimeSpan.FromSeconds(0.5) },
        Limits = scenario.Limits! with { Before = TimeSpan.FromSeconds(1), During = TimeSpan.FromSeconds(1.5) },
    };
}
