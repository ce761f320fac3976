using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Pauses;

/// <summary>What is a pause and what is not, of runs whose truth is known.</summary>
public sealed class PauseFinderTests
{
    /// <summary>At e^-20 for a gap these runs, four million answers together, have one with a chance below 1 %.</summary>
    [Theory]
    [InlineData("lognormal")]
    [InlineData("pareto")]
    [InlineData("two kinds")]
    public void Heavy_tails_are_no_pauses(string kind)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            Assert.Empty(new SimulatedRun
            {
                Rate = 500,
                Seconds = 60,
                Seed = (ulong)seed,
                Endpoints = [("read", 4), ("list", 1)],
                Tenants = [new LoadTenant("big", 1, 3), new LoadTenant("small", 1, 1)],
                Answer = request => (request.Due, request.Due + Latency(random, kind), RequestOutcome.Ok),
            }.Pauses());
        }
    }

    /// <summary>Requests wait for one of few connections, which are busy nine tenths of the time, or always.</summary>
    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(8, 0.9)]
    [InlineData(1, 1.2)]
    [InlineData(8, 1.2)]
    public void A_queue_is_no_pause(int connections, double busy)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var free = new double[connections];
            Assert.Empty(new SimulatedRun
            {
                Rate = 200,
                Seed = (ulong)seed,
                Endpoints = [("read", 4), ("list", 1)],
                Answer = request =>
                {
                    var next = Array.IndexOf(free, free.Min());
                    var sent = Math.Max(request.Due, free[next]);
                    free[next] = sent - (Math.Log(1 - random.NextDouble()) * busy * connections / 200);
                    return (sent, free[next], RequestOutcome.Ok);
                },
                Over = 60,
            }.Pauses());
        }
    }

    [Theory]
    [InlineData(ArrivalPattern.Poisson)]
    [InlineData(ArrivalPattern.Constant)]
    public void A_planted_pause_is_found_where_and_as_long_as_it_was(ArrivalPattern arrivals)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var (at, length) = (2 + (random.NextDouble() * 16), 0.06 + random.NextDouble());
            var pause = Assert.Single(new SimulatedRun
            {
                Arrivals = arrivals,
                Seed = (ulong)seed,
                Answer = request => SimulatedRun.Stalling(request.Due, Latency(random, "lognormal"), at, length),
            }.Pauses());

            Assert.Equal((PauseCause.Service, null, null), (pause.Cause, pause.Endpoint, pause.Tenant));
            Assert.InRange(pause.Start, at - 0.006, at + 0.006);
            Assert.InRange(pause.End, at + length - 0.006, at + length + 0.006);
            Assert.InRange(pause.Due, (length * 1000) - 150, (length * 1000) + 150);
        }
    }

    [Fact]
    public void A_pause_of_one_endpoint_is_its_own_and_one_of_all_is_said_once()
    {
        var random = new Random(1);
        var pauses = new SimulatedRun
        {
            Endpoints = [("read", 1), ("list", 1)],
            Answer = request => request.Due < 10 && request.Endpoint == 1
                ? SimulatedRun.Stalling(request.Due, 0.002, at: 5, length: 0.8)
                : SimulatedRun.Stalling(request.Due, 0.001 + (0.001 * random.NextDouble()), at: 15, length: 0.4),
        }.Pauses();

        Assert.Equal(["list", null], pauses.Select(pause => pause.Endpoint));
        Assert.Equal([5, 15], pauses.Select(pause => Math.Round(pause.Start)));
    }

    [Fact]
    public void A_pause_of_one_tenant_is_its_own()
    {
        var pause = Assert.Single(new SimulatedRun
        {
            Tenants = [new LoadTenant("big", 1, 1), new LoadTenant("small", 1, 1)],
            Answer = request => request.Tenant == 1 ? SimulatedRun.Stalling(request.Due, 0.002, at: 5, length: 0.8) : (request.Due, request.Due + 0.002, RequestOutcome.Ok),
        }.Pauses());

        Assert.Equal(("read", "small"), (pause.Endpoint, pause.Tenant));
    }

    /// <summary>The first answers come three seconds after the start, and then one for each request.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_service_that_is_slow_all_the_time_does_not_pause(double warmUp) =>
        Assert.Empty(new SimulatedRun { WarmUp = warmUp, Answer = request => (request.Due, request.Due + 3, RequestOutcome.Ok) }.Pauses());

    /// <summary>Without a warm-up the first answers wait for connections and compilers: they are missed only after the first.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void The_first_answer_is_waited_for_where_there_was_a_warm_up(double warmUp, int found) => Assert.Equal(
        found,
        new SimulatedRun { WarmUp = warmUp, Answer = request => SimulatedRun.Stalling(request.Due, 0.002, at: 0, length: 0.5) }.Pauses().Count);

    [Fact]
    public void Too_few_requests_show_nothing() =>
        Assert.Empty(new SimulatedRun { Rate = 20, Answer = request => SimulatedRun.Stalling(request.Due, 0.002, at: 5, length: 0.8) }.Pauses());

    /// <summary>Requests of the other endpoint wait here meanwhile: they are sent when connections are free again.</summary>
    [Fact]
    public void An_endpoint_that_waited_for_a_connection_did_not_pause()
    {
        var pause = Assert.Single(new SimulatedRun
        {
            Endpoints = [("read", 9), ("list", 1)],
            Answer = request => request switch
            {
                { Endpoint: 1 } => SimulatedRun.Stalling(request.Due, 0.002, at: 5, length: 1),
                { Due: > 5.2 and < 6.0021 } => (6.0021, 6.004, RequestOutcome.Ok),
                _ => (request.Due, request.Due + 0.002, RequestOutcome.Ok),
            },
        }.Pauses());

        Assert.Equal("list", pause.Endpoint);
    }

    [Fact]
    public void A_refused_connection_is_an_answer() =>
        Assert.Empty(new SimulatedRun
        {
            Answer = request => (request.Due, request.Due + 0.002, request.Due is > 5 and < 6 ? RequestOutcome.Refused : RequestOutcome.Ok),
        }.Pauses());

    /// <summary>Each request of the pause was given up after a tenth of a second.</summary>
    [Fact]
    public void A_timeout_is_no_answer()
    {
        var pause = Assert.Single(new SimulatedRun
        {
            Answer = request => request.Due is > 5 and < 6
                ? (request.Due, request.Due + 0.1, RequestOutcome.Timeout)
                : (request.Due, request.Due + 0.002, RequestOutcome.Ok),
        }.Pauses());

        Assert.Equal(PauseCause.Service, pause.Cause);
        Assert.InRange(pause.Start, 4.99, 5.01);
        Assert.InRange(pause.Seconds, 0.99, 1.02);
    }

    [Fact]
    public void A_service_that_never_answers_again_stands_still_until_the_last_is_given_up()
    {
        var pause = Assert.Single(new SimulatedRun
        {
            Answer = request => request.Due > 15 ? (request.Due, request.Due + 2, RequestOutcome.Timeout) : (request.Due, request.Due + 0.002, RequestOutcome.Ok),
            Over = 22,
        }.Pauses());

        Assert.Equal((15.0, 22.0), (Math.Round(pause.Start, 1), Math.Round(pause.End, 1)));
        Assert.InRange(pause.Due, 4800, 5200);
    }

    [Fact]
    public void What_ends_after_the_last_window_ends_a_pause()
    {
        var pause = Assert.Single(new SimulatedRun { Answer = request => SimulatedRun.Stalling(request.Due, 0.002, at: 19.8, length: 0.7) }.Pauses());

        Assert.InRange(pause.Seconds, 0.69, 0.71);
        Assert.InRange(pause.Due, 150, 250);
    }

    /// <summary>A silence of the process is its machine's, or its own where it collected garbage; one below half of the gap excuses nothing.</summary>
    [Theory]
    [InlineData(5.0, 5.6, 0, PauseCause.Machine)]
    [InlineData(5.0, 5.6, 0.5, PauseCause.Generator)]
    [InlineData(5.28, 5.6, 0, PauseCause.Machine)]
    [InlineData(5.4, 5.6, 0, PauseCause.Service)]
    [InlineData(4.0, 4.6, 0, PauseCause.Service)]
    public void What_the_silence_of_the_generator_covers_is_not_the_services(double from, double to, double collecting, PauseCause cause)
    {
        var pause = Assert.Single(new SimulatedRun
        {
            Silent = (from, to, collecting),
            Answer = request => SimulatedRun.Stalling(request.Due, 0.002, at: 5, length: 0.59),
        }.Pauses());

        Assert.Equal(cause, pause.Cause);
        Assert.InRange(pause.Seconds, 0.58, 0.6);
    }

    /// <summary>Nothing was under way: what was due is sent at the end of the pause.</summary>
    [Theory]
    [InlineData(5.01, 5.6, PauseCause.Generator)]
    [InlineData(null, null, null)]
    public void Requests_that_are_handed_on_late_are_a_pause_of_the_generator(double? late, double? until, PauseCause? cause)
    {
        var pauses = new SimulatedRun
        {
            Late = late is { } from && until is { } to ? (from, to) : null,
            Answer = request => request.Due is > 5.01 and < 5.6 ? (5.6, 5.602, RequestOutcome.Ok) : (request.Due, request.Due + 0.002, RequestOutcome.Ok),
        }.Pauses();

        Assert.Equal(cause, pauses.SingleOrDefault()?.Cause);
    }

    private static double Latency(Random random, string kind) => kind switch
    {
        "lognormal" => 0.002 * Math.Exp(0.8 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())),
        "pareto" => 0.005 * Math.Pow(1 - random.NextDouble(), -1 / 1.2),
        _ => random.NextDouble() < 0.8 ? 0.001 : 0.5 + random.NextDouble(),
    };
}
