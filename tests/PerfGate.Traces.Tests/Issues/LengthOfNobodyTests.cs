using System.Buffers.Binary;
using System.Text;

namespace PerfGate.Traces.Tests.Issues;

/// <summary>Found by fuzzing: a trace whose number of fields was damaged ended the run with an OutOfMemoryException.</summary>
public sealed class LengthOfNobodyTests(TracedProcess traced) : IClassFixture<TracedProcess>
{
    private static readonly byte[] Provider = Encoding.Unicode.GetBytes("Microsoft-Windows-DotNETRuntime\0");

    [Fact]
    public void Such_a_trace_is_at_fault()
    {
        var bytes = File.ReadAllBytes(traced.TracePath);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(NumberOfFields(bytes)), int.MaxValue);
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);

        var fault = CodeTraceReader.Read(path, TracedProcess.Main).Fault;

        Assert.StartsWith("the trace cannot be read: ", fault, StringComparison.Ordinal);
        File.Delete(path);
    }

    /// <summary>Of the first event: after its provider come its number, its name, keywords, version and level.</summary>
    private static int NumberOfFields(byte[] trace)
    {
        var at = trace.AsSpan().IndexOf(Provider) + Provider.Length + sizeof(int);
        while (trace[at] != 0 || trace[at + 1] != 0)
        {
            at += 2;
        }

        return at + 2 + sizeof(long) + sizeof(int) + sizeof(int);
    }
}
