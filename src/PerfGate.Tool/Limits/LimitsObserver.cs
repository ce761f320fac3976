using System.Globalization;
using PerfGate.Core.Reports.Rendering;
using PerfGate.Load.Limits;

namespace PerfGate.Tool.Limits;

/// <summary>Shows how a run of limits goes on standard error: one line that is written over on a terminal, whole lines elsewhere.</summary>
internal sealed class LimitsObserver : IProgress<LimitProgress>
{
    private const string ClearLine = "\r\u001b[2K";

    private readonly Lock writing = new();
    private readonly TextWriter output;
    private readonly bool isLive;
    private string? lastPhase;

    /// <param name="output">Where to write.</param>
    /// <param name="isLive">True where a line can be written over.</param>
    public LimitsObserver(TextWriter output, bool isLive)
    {
        this.output = output;
        this.isLive = isLive;
    }

    public static LimitsObserver Create() => new(
        Console.Error,
        !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb");

    public void Report(LimitProgress value)
    {
        var phase = $"[{value.Number}/{value.Count}] {value.Kind}: {value.Phase}";
        lock (writing)
        {
            if (isLive)
            {
                output.Write(ClearLine + VisibleText.Escape(phase + LoadWords(value)));
            }
            else if (phase != lastPhase)
            {
                output.WriteLine(VisibleText.Escape(phase));
            }

            lastPhase = phase;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Finished()
    {
        if (isLive)
        {
            output.Write(ClearLine);
        }
    }

    private static string LoadWords(LimitProgress value) => value.Load is not { } load
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $" · {load.Elapsed.TotalSeconds:0}/{load.Length.TotalSeconds:0} s · {load.Rate:0}/s · p99 {load.P99 / 1e6:0.#} ms · {load.Errors} errors · {load.InFlight} in flight");
}
