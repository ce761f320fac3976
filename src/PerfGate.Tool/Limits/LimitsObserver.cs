using System.Globalization;
using PerfGate.Core.Words;
using PerfGate.Load.Limits;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Limits;

/// <summary>Shows how a run of limits goes on standard error: one line that is written over on a terminal, whole lines elsewhere.</summary>
/// <param name="line">Where to write.</param>
internal sealed class LimitsObserver(LiveLine line) : IProgress<LimitProgress>
{
    private readonly Lock writing = new();
    private string? lastPhase;

    public static LimitsObserver Create() => new(LiveLine.OnStandardError());

    public void Report(LimitProgress value)
    {
        var phase = VisibleText.Escape($"[{value.Number}/{value.Count}] {value.Kind}: {value.Phase}");
        lock (writing)
        {
            if (line.IsLive)
            {
                line.Show(Fitting(phase, value, line.Room));
            }
            else if (phase != lastPhase)
            {
                line.Say(phase);
            }

            lastPhase = phase;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Finished()
    {
        lock (writing)
        {
            line.Clear();
        }
    }

    /// <summary>The phase, and of the load as many facts as fit whole.</summary>
    private static string Fitting(string phase, LimitProgress value, int room)
    {
        var text = phase;
        foreach (var fact in Facts(value))
        {
            if (text.Length + fact.Length > room)
            {
                break;
            }

            text += fact;
        }

        return text;
    }

    private static string[] Facts(LimitProgress value) => value.Load is not { } load ? [] :
    [
        string.Create(CultureInfo.InvariantCulture, $" · {Math.Min(load.Elapsed.TotalSeconds, load.Length.TotalSeconds):0}/{load.Length.TotalSeconds:0} s"),
        string.Create(CultureInfo.InvariantCulture, $" · {load.Rate:0}/s"),
        string.Create(CultureInfo.InvariantCulture, $" · p99 {load.P99 / 1e6:0.#} ms"),
        string.Create(CultureInfo.InvariantCulture, $" · {load.Errors} {(load.Errors == 1 ? "error" : "errors")}"),
        string.Create(CultureInfo.InvariantCulture, $" · {load.InFlight} in flight"),
    ];
}
