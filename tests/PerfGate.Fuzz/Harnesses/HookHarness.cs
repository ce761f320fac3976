using System.Text.Json;
using PerfGate.Fuzz.Mutation;
using PerfGate.Load.Hook;
using PerfGate.Runner.Hooking;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>What processes of others' code say over their pipes.</summary>
internal static class HookHarness
{
    public static Harness Answers { get; } = new()
    {
        Name = "hook",
        Reads = "answers of the hook in a benchmark process",
        Readers = [typeof(ListingReader), typeof(AnswerReader)],
        Seeds = AnswerSeeds,
        Format = InputFormat.Bytes,
        Read = ReadAnswer,

        // What a conversation takes for an answer that ended, or that is none.
        IsRefusal = fault => fault is IOException or InvalidDataException or FormatException,
        LongestInput = 4 * 1024,
    };

    public static Harness Ballast { get; } = new()
    {
        Name = "ballast",
        Reads = "lines of the ballast in a service",
        Readers = [typeof(BallastProtocol)],
        Seeds = () => [Seed.Text("held 1048576"), Seed.Text("hello 4711")],
        Format = InputFormat.Lines,
        Read = ReadBallast,
        LongestInput = 256,
    };

    public static Harness RuntimeConfig { get; } = new()
    {
        Name = "runtimeconfig",
        Reads = "`runtimeconfig.json` of a benchmark project",
        Readers = [typeof(HookRuntimeConfig)],
        Seeds = () => Seed.Folder("runtimeconfig"),
        Format = InputFormat.Json,
        Read = input => HookRuntimeConfig.Allowing(System.Text.Encoding.UTF8.GetString(input)) is { } changed
            ? $"{HookRuntimeConfig.Allowing(changed) is null} {JsonDocument.Parse(changed).RootElement.ValueKind}"
            : "as it is",
        LongestInput = 4 * 1024,
    };

    /// <summary>The first byte says which answer it is.</summary>
    private static List<byte[]> AnswerSeeds() =>
    [
        Written(0, writer =>
        {
            Texts(writer, "Type.Member");
            Texts(writer);
            writer.Write(".NET 10.0.12");
            writer.Write(false);
            writer.Write(true);
            writer.Write(false);
            writer.Write(true);
            writer.Write("A.B, A");
            writer.Write("C");
            writer.Write("A.B.C(N: 1)");
            writer.Write("Job");
            writer.Write(0);
            writer.Write("A.cs");
            writer.Write(12);
            writer.Write("net10.0");
            writer.Write((sbyte)1);
            writer.Write((sbyte)-1);
            writer.Write(1);
            writer.Write("X");
            writer.Write("y");
            writer.Write("");
            writer.Write(false);
            Texts(writer, "A class is left out.");
        }),
        Written(1, writer =>
        {
            writer.Write(2);
            foreach (var (nanoseconds, operations) in new[] { (100.5, 64L), (101.5, 64L) })
            {
                writer.Write(nanoseconds);
                writer.Write(operations);
            }

            writer.Write(64.0);
            writer.Write(1);
            writer.Write("exceptions");
            writer.Write("per op");
            writer.Write(0.0);
        }),
        Written(2, writer =>
        {
            writer.Write("");
            writer.Write(11_565.0);
        }),
        Written(2, writer =>
        {
            writer.Write("an operation takes more than 1 ms");
            writer.Write(0.0);
        }),
    ];

    private static byte[] Written(byte kind, Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(kind);
        write(writer);
        return bytes.ToArray();
    }

    private static void Texts(BinaryWriter writer, params string[] texts)
    {
        writer.Write(texts.Length);
        Array.ForEach(texts, writer.Write);
    }

    private static string ReadAnswer(byte[] input)
    {
        using var reader = new BinaryReader(new MemoryStream(input, writable: false));
        var kind = reader.ReadByte() % 3;
        if (kind == 0)
        {
            var listing = ListingReader.Read(reader);
            return $"{listing.Runtime} {listing.Benchmarks.Count} {string.Join(' ', listing.Benchmarks.Select(one => $"{one.Id} {one.Environment.Count}"))} {listing.LeftOut.Count} {listing.Missing.Count}";
        }

        if (kind == 2)
        {
            var counted = AnswerReader.Instructions(reader);
            Promise.Holds(counted.Instructions is >= 0 and < double.PositiveInfinity, "hook: instructions that are no number");
            return $"{counted.WhyNot} {counted.Instructions}";
        }

        var finding = AnswerReader.Launch(reader);
        Promise.Holds(double.IsFinite(finding.LongestIteration), "hook: an iteration without an end");
        return $"{finding.Iterations.Count} {finding.Allocated.Bytes} {finding.Allocated.Counts.Count}";
    }

    private static string ReadBallast(byte[] input)
    {
        var line = System.Text.Encoding.ASCII.GetString(input);
        return $"{BallastProtocol.TryRead(line, BallastProtocol.Held, out var bytes)} {bytes} {BallastProtocol.TryRead(line, BallastProtocol.Hello, out var id)} {id}";
    }
}
