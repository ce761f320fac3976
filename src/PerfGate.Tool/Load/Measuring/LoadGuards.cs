using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>Whether a run may be judged at all, and what to say of the generator.</summary>
internal static class LoadGuards
{
    /// <summary>The generator is late when one request in a hundred is handed on later than this, ns.</summary>
    private const double MuchLag = 5e6;

    /// <summary>It is busy from this part of the machine's processors on.</summary>
    private const double MuchOfMachine = 0.5;

    /// <summary>Why the run is void; null when it is not.</summary>
    public static Diagnostic? Void(LoadMeasurement measured, LoadShape shape)
    {
        var total = measured.Total;
        if (total.Due == 0)
        {
            return new Diagnostic(
                DiagnosticIds.LoadNotSent, Severity.Error, $"The run is void: {total.WhyVoid}. Raise the rate, or load longer, so that the windows hold requests.");
        }

        if (!total.IsVoid)
        {
            return null;
        }

        var (bound, remedy) = Busy(measured, shape.Engine) is null
            ? ($"The service did not keep up: all {shape.Connections} connections were taken and the queue was not worked off", "Lower the rate, or allow more connections.")
            : ("The generator did not keep up", $"Lower the rate, {(IsRaw(shape.Engine) ? "or use" : "use 'engine: raw', or")} several machines with --shard.");
        return new Diagnostic(
            DiagnosticIds.LoadNotSent,
            Severity.Error,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{total.Unsent} of {total.Due} requests that were due ({total.Unsent / (double)total.Due * 100:0.##} %) were never sent, and more than 0.1 % make a run void. {bound} ({Facts(measured)}). {remedy}"));
    }

    /// <summary>That the response times are in part the generator's own; null when they are not.</summary>
    public static Diagnostic? Busy(LoadMeasurement measured, LoadEngine engine)
    {
        var isLate = measured.Total.Lag.P99 > MuchLag;
        var isBusy = measured.Generator is { } own && measured.Environment.Cores is { } cores && own.CpuMean > MuchOfMachine * cores;
        return !isLate && !isBusy ? null : new Diagnostic(
            DiagnosticIds.GeneratorBusy,
            Severity.Warning,
            $"The generator itself was {(isLate ? "late" : "busy")} ({Facts(measured)}): a part of the response times is its own. Run it on a machine of its own, lower the rate, or use {(IsRaw(engine) ? "several machines with --shard" : "'engine: raw'")}.");
    }

    /// <summary>Nothing is gained by naming the engine that the run already has.</summary>
    private static bool IsRaw(LoadEngine engine) => engine == LoadEngine.Raw;

    private static string Facts(LoadMeasurement measured)
    {
        var lag = string.Create(CultureInfo.InvariantCulture, $"lag p99 {measured.Total.Lag.P99 / 1e6:0.##} ms");
        return measured.Generator is { } own
            ? string.Create(CultureInfo.InvariantCulture, $"{lag}, {own.CpuMean:0.##} of {measured.Environment.Cores} processors")
            : lag;
    }
}
