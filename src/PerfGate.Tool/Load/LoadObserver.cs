using System.Diagnostics;
using System.Globalization;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Load;

namespace PerfGate.Tool.Load;

/// <summary>Shows on standard error how a run goes: one line that is written over on a terminal, a line every few seconds elsewhere.</summary>
/// <param name="output">Where to write.</param>
/// <param name="isLive">True where a line can be written over.</param>
/// <param name="width">Columns of the terminal.</param>
internal sealed class LoadObserver(TextWriter output, bool isLive, Func<int> width) : IProgress<LoadProgress>
{
    private const string ClearLine = "\r\u001b[2K";
    private const int Bars = 16;

    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BarInterval = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private readonly Sparkline latencies = new(Bars);
    private TimeSpan nextBar;
    private long lastLine;

    public static LoadObserver Create() => new(
        Console.Error,
        !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        () => Console.WindowWidth);

    public void Stage(string text)
    {
        lock (writing)
        {
            output.WriteLine((isLive ? ClearLine : "") + VisibleText.Escape(text));
        }
    }

    public void Report(LoadProgress value)
    {
        lock (writing)
        {
            if (value.Elapsed >= nextBar)
            {
                latencies.Add(value.P99);
                nextBar = value.Elapsed + BarInterval;
            }

            if (isLive)
            {
                var text = Words(value) + " " + latencies;
                var room = Math.Max(width() - 1, 20);
                output.Write(ClearLine + (text.Length <= room ? text : text[..room]));
            }
            else if (lastLine == 0 || Stopwatch.GetElapsedTime(lastLine) >= PlainInterval)
            {
                lastLine = Stopwatch.GetTimestamp();
                output.WriteLine(Words(value));
            }
        }
    }

    /// <summary>Nothing more is coming; the line is taken away.</summary>
    public void Finished()
    {
        lock (writing)
        {
            if (isLive)
            {
                output.Write(ClearLine);
            }
        }
    }

    internal static string Words(LoadProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{value.Elapsed.TotalSeconds:0}/{value.Length.TotalSeconds:0} s]{(value.IsWarmUp ? " warm-up" : "")} {value.Rate:0}/s · p50 {Time(value.P50)} · p99 {Time(value.P99)} · {value.Errors} errors · {value.InFlight} in flight{(value.Waiting > 0 ? $" · {value.Waiting} waiting" : "")}");

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        <= 0 => "–",
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0} µs"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.#} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.##} s"),
    };
}
