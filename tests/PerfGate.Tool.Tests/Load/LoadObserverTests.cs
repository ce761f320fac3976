using PerfGate.Load.Sessions;
using PerfGate.Tool.Load.Progress;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Tests.Load;

/// <summary>What is written on standard error while a run goes.</summary>
public sealed class LoadObserverTests : IDisposable
{
    private const string Clear = "\r\u001b[2K";

    private readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose() => output.Dispose();

    [Fact]
    public void A_terminal_has_one_line_that_is_written_over_and_none_is_left()
    {
        var observer = new LoadObserver(new LiveLine(output, isLive: true, () => 29));
        observer.Stage("starting\nthe service");
        observer.Report(At(1));
        observer.Stage("head: 100/s held");
        observer.Report(At(2));
        observer.Finished();

        Assert.Equal(
            $"{Clear}starting\\nthe service\n{Clear}[1/9 s] 5/s · p99 1 ms █{Clear}head: 100/s held\n{Clear}[2/9 s] 5/s · p99 1 ms ██{Clear}",
            output.ToString());
    }

    [Fact]
    public void A_log_has_whole_lines_now_and_then_and_the_last_state()
    {
        var observer = new LoadObserver(new LiveLine(output, isLive: false, () => 30));
        observer.Stage("starting");
        foreach (var second in Enumerable.Range(1, 5))
        {
            observer.Report(At(second));
        }

        observer.Finished();
        observer.Finished();

        Assert.Equal(
            "starting\n[1/9 s] 5/s · p50 1 ms · p99 1 ms · 0 errors · 0 in flight\n[5/9 s] 5/s · p50 1 ms · p99 1 ms · 0 errors · 0 in flight\n",
            output.ToString());
    }

    [Fact]
    public void The_bars_go_on_over_runs_that_each_begin_at_zero()
    {
        var observer = new LoadObserver(new LiveLine(output, isLive: true, () => 120));
        foreach (var second in (double[])[0.5, 1.5, 5.5, 0.5, 1.5, 0.5, 1.5])
        {
            observer.Report(At(second));
        }

        Assert.EndsWith(" ███████", output.ToString(), StringComparison.Ordinal);
    }

    private static LoadProgress At(double seconds) => new(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(9), false, 5, 1e6, 1e6, 0, 0, 0);
}
