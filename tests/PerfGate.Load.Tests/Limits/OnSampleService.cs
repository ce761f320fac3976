using PerfGate.Core.Load.Limits;
using PerfGate.Core.Load.Scenarios;
using PerfGate.LimitTrials;
using PerfGate.Load.Limits;

namespace PerfGate.Load.Tests.Limits;

/// <summary>Real limits on the sample service as a process; the twenty trials of each are PerfGate.LimitTrials'.</summary>
public abstract class OnSampleService : IDisposable
{
    private const int MostAttempts = 3;

    protected OnSampleService() => Directory.CreateDirectory(Data);

    protected string Data => Path.Combine(Folder, "data");

    private string Folder { get; } = Directory.CreateTempSubdirectory("perfgate-service-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
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
        var host = new SampleHost(character, Data, database) { Started = started };
        var ledgers = Path.Combine(Folder, "ledgers");
        LimitsRunResult found;
        using (var ledger = LimitLedger.Open(ledgers))
        {
            found = await LimitsConductor.RunAsync(
                new LimitsRequest
                {
                    Scenario = TrialScenario.For(kind, Data, database),
                    Kinds = [kind],
                    Ledger = ledger,
                    Host = host,
                    Open = LoadSession.Open,
                },
                TestContext.Current.CancellationToken);
        }

        Assert.Empty(Leftovers.Find(host.Processes, Data, ledgers));
        return Assert.Single(found.Evidence);
    }
}
