using System.Diagnostics;
using PerfGate.Runner.Hook;

namespace PerfGate.Fuzz;

/// <summary>What one input came to.</summary>
/// <param name="Words">What came out, or why it was refused; of a find, what is wrong.</param>
/// <param name="Kind">How the reader answered.</param>
/// <param name="Fault">The exception; null where there was none.</param>
public sealed record Trial(TrialKind Kind, string Words, Exception? Fault = null)
{
    /// <summary>How often a slow input is tried again: a busy machine is not its fault.</summary>
    private const int SlowRetries = 3;

    /// <summary>Finds of one cause have the same: the kind, the exception and where in PerfGate it came from.</summary>
    public string Signature => Fault is null ? Kind.ToString() : $"{Kind} {Fault.GetType().Name} {Place(Fault)}";

    /// <summary>Has a reader read one input, within its limits.</summary>
    public static Trial Of(Harness harness, byte[] input)
    {
        var (trial, time, allocated) = Measured(harness, input);
        if (trial.Kind == TrialKind.Threw)
        {
            return trial;
        }

        if (allocated > harness.AllocationLimit)
        {
            return new Trial(TrialKind.Greedy, $"{allocated >> 20} MiB were allocated for {input.Length} bytes");
        }

        for (var retry = 0; time > harness.TimeLimit; retry++)
        {
            if (retry == SlowRetries)
            {
                return new Trial(TrialKind.Slow, $"it took {time.TotalSeconds:0.0} s for {input.Length} bytes");
            }

            (_, var again, _) = Measured(harness, input);
            time = again < time ? again : time;
        }

        return trial;
    }

    /// <summary>Reads the input once more: the same must come out.</summary>
    public static Trial Again(Harness harness, byte[] input, Trial first)
    {
        var second = Of(harness, input);
        return second.Kind == first.Kind && second.Words == first.Words
            ? first
            : new Trial(TrialKind.Unsteady, $"first {first.Kind}: {Brief(first.Words)}; then {second.Kind}: {Brief(second.Words)}");
    }

    private static (Trial Trial, TimeSpan Time, long Allocated) Measured(Harness harness, byte[] input)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), ProcessorClock.Thread());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Trial trial;
        try
        {
            trial = new Trial(TrialKind.Accepted, harness.Read(input));
        }
        catch (Exception fault) when (harness.IsRefusal(fault))
        {
            trial = new Trial(TrialKind.Refused, fault.Message);
        }
        catch (Exception fault)
        {
            trial = new Trial(TrialKind.Threw, $"{fault.GetType().Name}: {fault.Message}", fault);
        }

        // Of a busy machine the clock on the wall says little.
        var spent = ProcessorClock.Thread() is > 0 and var now ? TimeSpan.FromMicroseconds((now - processor) / 1000.0) : Stopwatch.GetElapsedTime(start);
        return (trial, spent, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>The innermost method of PerfGate's product; that of the harness where a promise of its own was broken.</summary>
    private static string Place(Exception fault)
    {
        var frames = new StackTrace(fault).GetFrames()
            .Select(frame => frame.GetMethod())
            .OfType<System.Reflection.MethodBase>()
            .Select(method => $"{method.DeclaringType?.FullName}.{method.Name}")
            .Where(name => name.StartsWith("PerfGate.", StringComparison.Ordinal))
            .ToList();
        return frames.FirstOrDefault(name => !name.StartsWith("PerfGate.Fuzz.", StringComparison.Ordinal)) ?? frames.FirstOrDefault() ?? "outside";
    }

    private static string Brief(string text) => text.Length <= 200 ? text : text[..200] + "…";
}

/// <summary>How a reader answered.</summary>
public enum TrialKind
{
    Accepted,

    /// <summary>By its documented exception.</summary>
    Refused,

    /// <summary>Another exception.</summary>
    Threw,

    /// <summary>Beyond the limit of time.</summary>
    Slow,

    /// <summary>Beyond the limit of memory.</summary>
    Greedy,

    /// <summary>Something else at the second time.</summary>
    Unsteady,
}
