using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PerfGate.Fuzz.Mutation;
using PerfGate.Impact.Observing;
using PerfGate.Impact.Reading;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>Files that lie beside a build.</summary>
internal static class BuildHarness
{
    public static Harness Dependencies { get; } = new()
    {
        Name = "dependencies",
        Reads = "`deps.json` of a benchmark project",
        Readers = [typeof(DependencyFile)],
        Seeds = () => Seed.Folder("dependencies"),
        Format = InputFormat.Json,
        Read = input =>
        {
            var file = Scratch.File("x.deps.json", input);
            var found = DependencyFile.Of(Path.Combine(Path.GetDirectoryName(file)!, "x.dll"))!;
            return $"{string.Join(' ', found.Projects.Order())} {string.Join(' ', found.All.Order())}";
        },

        // "The file is damaged": whoever reads the folder then proves nothing.
        IsRefusal = fault => fault is JsonException,
    };

    public static Harness ReachRecords { get; } = new()
    {
        Name = "reach-record",
        Reads = "records of what launches met, with a checksum that fits",
        Readers = [typeof(ReachRecordFile)],
        Seeds = () => Seed.Folder("reach-record"),
        Format = InputFormat.Lines,
        Read = ReadRecord,
        LongestInput = 8 * 1024,
    };

    private static string ReadRecord(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        var path = Scratch.File("x.reach", Encoding.UTF8.GetBytes($"{lines}end\t{checksum}\n"));
        if (ReachRecordFile.TryRead(path) is not { } reach)
        {
            return "none";
        }

        ReachRecordFile.Write(path, reach);
        Promise.Holds(ReachRecordFile.TryRead(path) is { } again && again.Methods.SequenceEqual(reach.Methods), "reach-record: what was read and written is not read again");
        return $"{reach.Methods.Count} {reach.Inlined.Count} {reach.Types.Count} {reach.Assemblies.Count} {reach.Opened?.Count}";
    }
}
