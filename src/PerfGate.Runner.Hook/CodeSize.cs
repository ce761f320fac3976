using System.Diagnostics.Tracing;
using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>Bytes of machine code of the benchmark method as it was compiled last, told by the runtime's own events.</summary>
/// <remarks>
/// What <c>DisassemblyDiagnoser</c> shows as "Code Size" at its default depth, without a debugger's view into the process. Methods
/// that were not inlined into the benchmark are not in it.
/// </remarks>
internal sealed class CodeSize : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Jit = (EventKeywords)0x10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly string? name;
    private readonly int token;
    private long bytes;

    /// <remarks>The base constructor has switched the events on before this one names the method: the first may match nothing.</remarks>
    public CodeSize(MethodInfo method) => (name, token) = (method.Name, method.MetadataToken);

    /// <summary>Waits for news that are on their way: the runtime hands its events out several times a second, and later on a busy machine.</summary>
    /// <returns>0: not heard of.</returns>
    public long Settled()
    {
        var (last, now) = (-1L, Interlocked.Read(ref bytes));
        for (var waited = TimeSpan.Zero; waited < Longest && (now == 0 || now != last); waited += Pause)
        {
            Thread.Sleep(Pause);
            (last, now) = (now, Interlocked.Read(ref bytes));
        }

        return now;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true
            && Field(eventData, "MethodName") as string == name
            && Field(eventData, "MethodToken") is uint loaded && loaded == (uint)token
            && Field(eventData, "MethodSize") is uint size)
        {
            Interlocked.Exchange(ref bytes, size);
        }
    }

    private static object? Field(EventWrittenEventArgs data, string name) =>
        data.PayloadNames?.IndexOf(name) is >= 0 and var index ? data.Payload?[index] : null;
}
