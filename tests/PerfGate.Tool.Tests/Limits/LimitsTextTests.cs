using PerfGate.Load.Limits;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Sessions;
using PerfGate.Tool.Limits;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Tests.Limits;

public sealed class LimitsTextTests : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose() => output.Dispose();

    [Fact]
    public void Offers_say_how_or_why_not()
    {
        LimitsText.WriteOffers(output,
        [
            new LimitOffer("cpu", LimitFeasibility.Yes("a quota")),
            new LimitOffer("database", LimitFeasibility.No("the scenario names no `database` under `limits`")),
        ]);

        Assert.Equal("cpu         yes  a quota\ndatabase    no   the scenario names no `database` under `limits`\n", output.ToString());
    }

    [Fact]
    public void Evidence_is_said_limit_by_limit()
    {
        LimitsText.Write(output,
        [
            new LimitEvidence
            {
                Kind = "memory-90",
                Verdict = LimitVerdict.Crashed,
                How = "90 % of a heap",
                Extent = "109 MiB of ballast were held",
                Findings = ["The service's process ended with exit code 139."],
                Fate = new ServiceExit(false) { ExitCode = 139, LastWords = "Out of memory.\nAborted\u001b[31m" },
                Due = 500,
                Shed = 0.25,
                Failed = 0.5,
                Accepted = [new AcceptedLatency("orders", 10e6, 120e6, null, 100e6)],
                ResourcesBefore = new LimitResources(100L << 20, 20),
                ResourcesAfter = new LimitResources(90L << 20, 18),
            },
            LimitEvidence.NotImposed("database", "no database"),
        ]);

        Assert.Equal(
            """
            memory-90   crashed
                        The service's process ended with exit code 139.
                        imposed: 90 % of a heap; 109 MiB of ballast were held
                        500 requests: 25 % accepted, 25 % refused (429, 503), 50 % failed
                        p99 of accepted 'orders': 10 ms → 120 ms (budget 100 ms)
                        not well again; memory 100 → 90 MiB, threads 20 → 18
                        last words: Out of memory. | Aborted\u001B[31m
            database    not imposed: no database


            """,
            output.ToString());
    }

    [Fact]
    public void Progress_is_a_line_a_phase_in_logs_and_one_line_on_a_terminal()
    {
        var log = new LimitsObserver(new LiveLine(output, isLive: false, () => 0));
        var load = new LoadProgress(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), false, 99.6, 1e6, 12.5e6, 3, 4, 0);
        log.Report(new LimitProgress(1, 2, "cpu", "before", null));
        log.Report(new LimitProgress(1, 2, "cpu", "before", load));
        log.Report(new LimitProgress(1, 2, "cpu", "lifting it", null));
        Assert.Equal("[1/2] cpu: before\n[1/2] cpu: lifting it\n", output.ToString());

        output.GetStringBuilder().Clear();
        var width = 100;
        var live = new LimitsObserver(new LiveLine(output, isLive: true, () => width));
        live.Report(new LimitProgress(1, 2, "cpu", "before", load));
        width = 40;
        live.Report(new LimitProgress(1, 2, "cpu", "before", load));
        live.Finished();
        Assert.Equal(
            "\r\u001b[2K[1/2] cpu: before · 2/5 s · 100/s · p99 12.5 ms · 3 errors · 4 in flight"
            + "\r\u001b[2K[1/2] cpu: before · 2/5 s · 100/s\r\u001b[2K",
            output.ToString());
    }
}
