using System.Diagnostics;
using PerfGate.Core.Words;
using PerfGate.Load.Sessions;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Load.Progress;

/// <summary>Shows on standard error how a run goes: one line that is written over on a terminal, a line every few seconds elsewhere.</summary>
/// <param name="line">Where to write.</param>
internal sealed class LoadObserver(LiveLine line) : IProgress<LoadProgress>
{
    private const int Bars = 16;

    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BarInterval = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private readonly RecentBars latencies = new(Bars);
    private TimeSpan lastElapsed;
    private TimeSpan nextBar;
    private long lastLine;
    private LoadProgress? unsaid;

    public static LoadObserver Create() => new(LiveLine.OnStandardError());

    public void Stage(string text)
    {
        lock (writing)
        {
            line.Say(VisibleText.Escape(text));
        }
    }

    public void Report(LoadProgress value)
    {
        lock (writing)
        {
            AddBar(value);
            if (line.IsLive)
            {
                line.Show(LoadLine.Of(value, latencies, line.Room));
            }
            else if (lastLine == 0 || Stopwatch.GetElapsedTime(lastLine) >= PlainInterval)
            {
                lastLine = Stopwatch.GetTimestamp();
                unsaid = null;
                line.Say(LoadLine.Of(value));
            }
            else
            {
                unsaid = value;
            }
        }
    }

    /// <summary>Nothing more is coming: the line is taken away; where lines stay, the last state is among them.</summary>
    public void Finished()
    {
        lock (writing)
        {
            line.Clear();
            if (unsaid is { } last)
            {
                line.Say(LoadLine.Of(last));
            }

            unsaid = null;
            lastLine = 0;
        }
    }

    private void AddBar(LoadProgress value)
    {
        // Another run begins, and counts from zero.
        nextBar = value.Elapsed < lastElapsed ? TimeSpan.Zero : nextBar;
        lastElapsed = value.Elapsed;
        if (value.Elapsed >= nextBar)
        {
            latencies.Add(value.P99);
            nextBar = value.Elapsed + BarInterval;
        }
    }
}
