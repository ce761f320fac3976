using PerfGate.Load.Limits.Judging;
using PerfGate.TestKit;
using static PerfGate.TestKit.Seen;

namespace PerfGate.Load.Tests.Limits;

public sealed class LimitsJudgeTests
{
    [Fact]
    public void A_service_that_sheds_in_time_and_comes_back_is_graceful()
    {
        var evidence = Judged(Graceful);

        Assert.Equal(LimitVerdict.Graceful, evidence.Verdict);
        Assert.Empty(evidence.Findings);
        Assert.Equal(0.4, evidence.Shed);
        Assert.Equal(0, evidence.Failed);
        Assert.Equal(1, evidence.RecoverySeconds);
        Assert.Equal(40 * Millisecond, Assert.Single(evidence.Accepted).During);
    }

    [Fact]
    public void One_that_refuses_everything_at_once_is_graceful_too() =>
        Assert.Equal(LimitVerdict.Graceful, Judged(Graceful with { During = Phase(Seen.Requests(0, 0, shed: 100)) }).Verdict);

    [Fact]
    public void Errors_other_than_429_and_503_degrade_and_are_named() =>
        Degraded(Graceful with { During = Phase(Seen.Requests(90, 40, errors: 10)) }, "10 % of the requests failed otherwise than with 429 or 503: 10 % 5xx.");

    [Fact]
    public void The_few_that_were_in_flight_are_forgiven() =>
        Assert.Equal(LimitVerdict.Graceful, Judged(Graceful with { During = Phase(Seen.Requests(199, 40, errors: 1)) }).Verdict);

    [Fact]
    public void Requests_that_could_not_be_sent_are_the_services_hanging() =>
        Degraded(
            Graceful with { During = Phase(Seen.Requests(20, 40, unsent: 80)) },
            "80 % of the requests failed otherwise than with 429 or 503: 80 % never sent, for every connection waited.");

    [Fact]
    public void Accepted_requests_beyond_the_budget_degrade() =>
        Degraded(Graceful with { During = Phase(Seen.Requests(60, 400, shed: 40)) }, "Accepted requests of 'orders' took 400 ms (p99, 400 ms to 400 ms), more than the budget of 100 ms.");

    [Fact]
    public void A_service_that_does_not_come_back_is_degraded() =>
        Degraded(
            Graceful with { Recovery = Recovering(Seen.Requests(100, 10), Seen.Requests(100, 10), Seen.Requests(90, 10, errors: 10)) },
            "It was not well again in the time that it had after the limit was lifted.");

    [Fact]
    public void Memory_and_threads_that_are_kept_degrade()
    {
        Degraded(Graceful with { ResourcesAfter = new LimitResources(480L << 20, 40) }, "It kept 480 MB of memory, 400 MB before.");
        Degraded(Graceful with { ResourcesAfter = new LimitResources(400L << 20, 45) }, "It kept 45 threads, 40 before.");
    }

    [Fact]
    public void A_process_that_ended_has_crashed_whatever_else_was_seen()
    {
        var evidence = Judged(Graceful with { Fate = new ServiceExit(false) { ExitCode = 139 }, Recovery = [] });

        Assert.Equal(LimitVerdict.Crashed, evidence.Verdict);
        Assert.Equal("The service's process ended with exit code 139.", Assert.Single(evidence.Findings));
    }

    [Fact]
    public void The_kernels_hand_is_named() =>
        Assert.Equal(
            "The kernel ended the service for want of memory.",
            Assert.Single(Judged(Graceful with { Fate = new ServiceExit(false) { ExitCode = 137, KilledForMemory = true } }).Findings));

    [Fact]
    public void A_service_that_is_not_well_without_the_limit_shows_nothing()
    {
        Unclear(Graceful with { Before = Phase(Seen.Requests(90, 10, errors: 10)) }, "10 % of the requests failed or were refused before");
        Unclear(Graceful with { Before = Phase(Seen.Requests(100, 150)) }, "'orders' took 150 ms (p99) before the limit was imposed");
        Unclear(Graceful with { Before = Phase(Seen.Requests(0, 0)) }, "No request was due before");
    }

    [Fact]
    public void A_budget_within_the_interval_is_neither_kept_nor_broken()
    {
        LimitPhase mixed = new(
            [.. Enumerable.Range(0, 10).Select(i => Seen.Requests(60, i % 2 == 0 ? 60 : 180, shed: 40))],
            Seen.Requests(60, 150, shed: 40));

        Unclear(Graceful with { During = mixed }, "is neither kept nor broken");
    }

    [Fact]
    public void Too_few_windows_with_an_accepted_request_settle_nothing_beyond_the_budget()
    {
        LimitPhase rare = new([Seen.Requests(1, 300, shed: 99), .. Enumerable.Repeat(Seen.Requests(0, 0, shed: 100), 9)], Seen.Requests(1, 300, shed: 999));

        Unclear(Graceful with { During = rare }, "Too few windows had an accepted request of 'orders'");
    }

    [Fact]
    public void Times_that_are_the_generators_own_lateness_are_not_held_against_the_service() =>
        Unclear(Graceful with { During = Phase(Seen.Requests(60, 400, shed: 40, lagMilliseconds: 300)) }, "The generator itself was late (300 ms, p99)");

    [Fact]
    public void The_number_that_decided_is_all_that_speaks_against_the_service()
    {
        var slow = Graceful with { During = Phase(Seen.Requests(60, 400, shed: 40)) };
        var failing = Graceful with { During = Phase(Seen.Requests(90, 40, errors: 10)) };

        Assert.Equal((Endpoint, 4.0), (Judged(slow).Number!.Endpoint, Judged(slow).Number!.Ratio));
        Assert.Equal((null, 10.0), (Judged(failing).Number!.Endpoint, Judged(failing).Number!.Ratio));
        Assert.Equal((Endpoint, 0.4), (Judged(Graceful).Number!.Endpoint, Judged(Graceful).Number!.Ratio));
    }

    [Fact]
    public void A_fault_without_a_size_or_a_second_one_of_another_size_leaves_no_number()
    {
        var slow = Graceful with { During = Phase(Seen.Requests(60, 400, shed: 40)) };

        Assert.Null(Judged(slow with { Recovery = [] }).Number);
        Assert.Null(Judged(slow with { ResourcesAfter = new LimitResources(400L << 20, 45) }).Number);
        Assert.Null(Judged(Graceful with { During = Phase(Seen.Requests(60, 400, shed: 30, errors: 10)) }).Number);
        Assert.Null(Judged(Graceful with { Recovery = [] }).Number);
        Assert.Null(Judged(slow with { Fate = new ServiceExit(false) { ExitCode = 139 } }).Number);
    }

    private static void Degraded(LimitObservation seen, string finding)
    {
        var evidence = Judged(seen);

        Assert.Equal(LimitVerdict.Degraded, evidence.Verdict);
        Assert.Equal(finding, Assert.Single(evidence.Findings));
    }

    private static void Unclear(LimitObservation seen, string start)
    {
        var evidence = Judged(seen);

        Assert.Equal(LimitVerdict.Unclear, evidence.Verdict);
        Assert.Contains(start, Assert.Single(evidence.Findings), StringComparison.Ordinal);
    }
}
