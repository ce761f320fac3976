using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class LimitsConductorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeService service = new();

    private FakeSession? session;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_limit_is_imposed_between_two_runs_of_the_load_and_recovery_ends_when_all_is_well()
    {
        using var ledger = LimitLedger.Open(folder.Root);
        session = new FakeSession(run => run == 1 ? FakeSession.Requests(6, shed: 4) : FakeSession.Requests(10));

        var evidence = Assert.Single((await LimitsConductor.RunAsync(Request(ledger, false, LimitKind.Cpu), TestContext.Current.CancellationToken)).Evidence);

        Assert.Equal(LimitVerdict.Graceful, evidence.Verdict);
        Assert.Equal(0.4, evidence.Shed);
        Assert.StartsWith($"{Environment.ProcessorCount} threads each keep a processor busy", evidence.How, StringComparison.Ordinal);
        Assert.Equal([LoadShape.FewestWindows, LoadShape.FewestWindows, LimitRecovery.WindowsNeeded], session.Plans.Select(plan => plan.Windows));
        Assert.Equal(3, session.Plans.Select(plan => plan.Seed).Distinct().Count());
        Assert.True(session.IsDisposed);
    }

    [Theory]
    [InlineData(0, 1, LimitVerdict.Graceful)]
    [InlineData(1, 2, LimitVerdict.Graceful)]
    [InlineData(2, 3, LimitVerdict.Graceful)]
    [InlineData(9, 3, LimitVerdict.Unclear)]
    public async Task A_service_that_is_not_well_without_the_limit_is_looked_at_again_before_it_is_imposed(int unwell, int looks, LimitVerdict expected)
    {
        using var ledger = LimitLedger.Open(folder.Root);
        session = new FakeSession(run => run < unwell ? FakeSession.Requests(5, shed: 5) : FakeSession.Requests(10));

        var evidence = Assert.Single((await LimitsConductor.RunAsync(Request(ledger, false, LimitKind.Cpu), TestContext.Current.CancellationToken)).Evidence);

        Assert.Equal(expected, evidence.Verdict);
        Assert.Equal(looks, session.Plans.Count(plan => plan.WarmUp > TimeSpan.Zero));
    }

    [Fact]
    public async Task A_service_that_ends_under_the_limit_has_crashed_and_is_not_waited_for()
    {
        using var ledger = LimitLedger.Open(folder.Root);
        session = new FakeSession(run =>
        {
            service.HasExited = run == 1;
            return FakeSession.Requests(run == 1 ? 0 : 10, errors: run == 1 ? 10 : 0);
        });

        var evidence = Assert.Single((await LimitsConductor.RunAsync(Request(ledger, true, LimitKind.Cpu), TestContext.Current.CancellationToken)).Evidence);

        Assert.Equal(LimitVerdict.Crashed, evidence.Verdict);
        Assert.Equal((139, "the last words"), (evidence.Fate!.ExitCode, evidence.Fate.LastWords));
        Assert.Equal(2, session.Plans.Count);
        Assert.True(service.IsStopped);
    }

    [Fact]
    public async Task What_cannot_be_imposed_is_said_and_the_service_is_not_started_for_it()
    {
        using var ledger = LimitLedger.Open(folder.Root);
        LimitKind[] kinds = [LimitKind.Memory90, LimitKind.Database, LimitKind.DiskFull, LimitKind.DiskSlow];

        var (evidence, undisturbed) = await LimitsConductor.RunAsync(Request(ledger, false, kinds), TestContext.Current.CancellationToken);

        Assert.Equal(kinds.Select(LimitNames.Of), evidence.Select(one => one.Kind));
        Assert.All(evidence, one => Assert.Equal(LimitVerdict.NotImposed, one.Verdict));
        Assert.Contains("`service` does not start one", evidence[0].How, StringComparison.Ordinal);
        Assert.Contains("`database`", evidence[1].How, StringComparison.Ordinal);
        Assert.Contains("`disk`", evidence[2].How, StringComparison.Ordinal);
        Assert.Null(undisturbed);
        Assert.Null(session);
    }

    [Fact]
    public async Task Cancelling_lifts_the_limit_and_judges_nothing_from_half_a_trial()
    {
        using var ledger = LimitLedger.Open(folder.Root);
        using var cancelling = new CancellationTokenSource();
        session = new FakeSession(run =>
        {
            if (run == 1)
            {
                cancelling.Cancel();
            }

            return FakeSession.Requests(10);
        });

        var (evidence, _) = await LimitsConductor.RunAsync(Request(ledger, false, LimitKind.Cpu, LimitKind.Concurrency), cancelling.Token);

        Assert.Empty(evidence);
        Assert.Equal(2, session.Plans.Count);
        Assert.True(session.IsDisposed);
        // The system takes a moment to forget a thread that has ended.
        Assert.True(SpinWait.SpinUntil(() => SpinnerThreads() == 0, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Offers_name_every_kind_and_start_nothing()
    {
        using var ledger = LimitLedger.Open(folder.Root);

        var offers = await LimitsConductor.OffersAsync(Request(ledger, true, [.. LimitNames.All]));

        Assert.Equal(LimitNames.All.Select(LimitNames.Of), offers.Select(offer => offer.Kind));
        Assert.All(offers, offer => Assert.NotEmpty(offer.Feasibility.Words));
        Assert.Equal(0, service.Starts);
        Assert.Empty(Directory.EnumerateFiles(folder.Root));
    }

    private LimitsRequest Request(LimitLedger ledger, bool isStarted, params LimitKind[] kinds) => new()
    {
        Scenario = Scenarios.Work(service: isStarted ? new LoadService { Command = "sleep" } : null),
        Kinds = kinds,
        Ledger = ledger,
        Host = isStarted ? service : null,
        Open = (_, _) => session!,
    };

    /// <summary>Threads of this process that still keep a processor busy; 0 where they have no names.</summary>
    private static int SpinnerThreads() => OperatingSystem.IsLinux() ? Directory.EnumerateDirectories("/proc/self/task").Count(IsSpinner) : 0;

    private static bool IsSpinner(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).StartsWith("PerfGate spinn", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended between being listed and being asked.
            return false;
        }
    }
}
