using PerfGate.Fuzz.Mutation;
using PerfGate.Traces;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>Event pipe files, which end wherever their process ended.</summary>
internal static class TraceHarness
{
    private static readonly NamedMethod Last = new("Nobody", "End");

    public static Harness Traces { get; } = new()
    {
        Name = "trace",
        Reads = "event pipe files of the runtime",
        Readers = [typeof(CodeTraceReader)],
        Seeds = () => Seed.Folder("trace"),
        Format = InputFormat.Bytes,
        Read = Read,
        LongestInput = 64 * 1024,
        TimeLimit = TimeSpan.FromSeconds(10),
        AllocationLimit = 1L << 30,
    };

    private static string Read(byte[] input)
    {
        var trace = CodeTraceReader.Read(Scratch.File("x.nettrace", input), Last);
        Promise.Holds(trace.Fault is { Length: > 0 }, "trace: a trace without its end has no fault");
        return $"{trace.Compiled.Count} {trace.Inlined.Count} {trace.Types.Count} {trace.Assemblies.Count}";
    }
}
