using System.Buffers.Binary;
using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PerfGate.Core.Contracts;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Importers;
using PerfGate.Load.Files;
using PerfGate.TestKit;
using PerfGate.Tool.Composition;

namespace PerfGate.Tool.Tests.Sources;

/// <summary>The tool's readers, and others beside them: who gets a file, and what is said of one that nobody knows.</summary>
public sealed partial class ReaderListTests : IDisposable
{
    private static readonly IMeasurementReader Packed = new FakeReader("packed times (*.gz)", [0x1F, 0x8B], path =>
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return text.ReadToEnd();
    });

    private static readonly IMeasurementReader Binary =
        new FakeReader("binary times (*.bin)", "TIME"u8.ToArray(), path => $"t{BinaryPrimitives.ReadInt32LittleEndian(File.ReadAllBytes(path).AsSpan(4))}");

    private static readonly IReadOnlyList<IMeasurementReader> Known = ToolComposition.Default.Parts.Readers;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Strange =>
    [
        "", "\0", "\0\0\0\0\0\0\0\0", "\uFEFF", "\n", "TIM", "\u001F", "{", "{ \"", "{ \"schema", "{ \"schema\"", "[[[[", "{ \"benchmark\": []", "\"schema\"", "null", new string('[', 5000), new string('\0', 5000),
    ];

    /// <summary>How files begin that a reader of the tool takes for its own.</summary>
    public static TheoryData<string> Starts => ["{ \"schema\": \"perfgate.measurements/1\",", "{ \"schema\": \"perfgate.load/1\",", "{ \"schema\": \"perfgate.report/1\",", "{ \"benchmarks\": ", "{ \"Title\": \"x\", "];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compressed_and_binary_files_go_to_the_reader_that_knows_their_first_bytes(bool inFront)
    {
        var import = With(inFront ? [Packed, Binary, .. Known] : [.. Known, Packed, Binary]);

        Assert.Equal("packed", Assert.Single(import.Read(WritePacked("times.gz", "packed")).Value.Benchmarks).Id);
        Assert.Equal("t7", Assert.Single(import.Read(Write("times.bin", [.. "TIME"u8, 7, 0, 0, 0])).Value.Benchmarks).Id);
        Assert.Equal("own", Assert.Single(import.Read(WriteOwn("head.json", "own")).Value.Benchmarks).Id);
    }

    [Fact]
    public void A_files_name_says_nothing_of_what_is_in_it() =>
        Assert.Equal("packed", Assert.Single(With([.. Known, Packed]).Read(WritePacked("head.json", "packed")).Value.Benchmarks).Id);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_readers_that_know_a_file_the_first_gets_it(bool inFront)
    {
        var any = new FakeReader("anything", [], _ => "any");
        var import = With(inFront ? [any, .. Known] : [.. Known, any]);

        Assert.Equal(inFront ? "any" : "own", Assert.Single(import.Read(WriteOwn("head.json", "own")).Value.Benchmarks).Id);
        Assert.Equal("any", Assert.Single(import.Read(WritePacked("times.gz", "packed")).Value.Benchmarks).Id);
    }

    [Fact]
    public void A_folder_is_the_one_file_in_it_that_a_reader_knows()
    {
        WritePacked("times.gz", "packed");
        Write("times.bin", [0, 1, 2, 3]);
        Write("nothing", []);

        Assert.Equal("packed", Assert.Single(With([.. Known, Packed]).Read(folder.Root).Value.Benchmarks).Id);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public void A_file_that_nobody_knows_is_named_with_all_that_is_known(string text) => RefusedByAll(Write("strange", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Random_bytes_are_refused_in_the_same_words()
    {
        var random = new Random(13);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 6000)];
            random.NextBytes(bytes);
            // No reader of the tool has a format of two bytes.
            RefusedByAll(Write("strange", [(byte)random.Next(0x80, 0x100), .. bytes]));
        }
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_file_that_begins_well_and_goes_on_anyhow_is_a_mistake_of_the_user(string start)
    {
        var random = new Random(14);
        for (var i = 0; i < 100; i++)
        {
            var bytes = new byte[random.Next(0, 6000)];
            random.NextBytes(bytes);

            var error = Refused(Write("strange.json", [.. Encoding.UTF8.GetBytes(start), .. bytes]));

            Assert.EndsWith("strange.json", error.Location?.File, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("compare", "--help")]
    [InlineData("baseline", "add", "--help")]
    public void The_help_lists_every_reader(params string[] arguments)
    {
        var parts = ToolComposition.Default.Parts with { Readers = [.. Known, Packed, Binary] };
        var root = new RootCommand();
        foreach (var create in ToolComposition.Default.Commands)
        {
            root.Subcommands.Add(create(parts));
        }

        using var output = new StringWriter();
        Assert.Equal(0, root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output }));

        var help = Spaces().Replace(output.ToString(), " ");
        Assert.All(parts.Readers, reader => Assert.Contains(reader.Name, help, StringComparison.Ordinal));
    }

    /// <summary>A run is one launch, whatever number of windows it has: it says nothing of how far runs lie apart.</summary>
    [Fact]
    public void Two_runs_of_load_are_compared_and_nothing_is_decided_of_their_times()
    {
        LoadFile.Write(folder.At("load.json"), LoadSamples.Measured());
        LoadFile.Write(folder.At("slower.json"), LoadSamples.Measured(slower: 3));

        foreach (var head in (string[])["load.json", "slower.json"])
        {
            var ended = FinishedProcess.Run(ToolStart.Of(folder.Root, "compare", "load.json", head, "--output", head + ".out"));

            Assert.Equal(((int)ExitCode.Passed, ""), (ended.ExitCode, ended.Error));
            var report = ToolComposition.Default.Parts.ReadReport(folder.At(head + ".out", "report.json")).Value;
            Assert.Equal((Verdict.Inconclusive, 0), (report.Verdict, report.Methodology.FamilySize));
            Assert.All(report.Results, result => Assert.Equal((Outcome.Inconclusive, Decision.Warn, Reasons.SingleLaunch), (result.Outcome, result.Decision, result.Reason)));
            Assert.Contains(report.Results, result => result.Metric == "p99");
        }
    }

    private static MeasurementImport With(IReadOnlyList<IMeasurementReader> readers) => (ToolComposition.Default.Parts with { Readers = readers }).Import;

    private static void RefusedByAll(string path)
    {
        var error = Refused(path);

        Assert.Equal((DiagnosticIds.InvalidInput, path), (error.Code, error.Location?.File));
        Assert.All(Known, reader => Assert.Contains(reader.Name, error.Message, StringComparison.Ordinal));
    }

    private static Diagnostic Refused(string path)
    {
        var error = Assert.Throws<PerfGateException>(() => ToolComposition.Default.Parts.Import.Read(path));
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        return Assert.Single(error.Diagnostics);
    }

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(folder.At(name), content);
        return folder.At(name);
    }

    private string WritePacked(string name, string text)
    {
        using (var file = new GZipStream(File.Create(folder.At(name)), CompressionLevel.Fastest))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        return folder.At(name);
    }

    private string WriteOwn(string name, string id)
    {
        MeasurementFile.Write(folder.At(name), FakeReader.Set(id));
        return folder.At(name);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Knows files by their first bytes and makes one benchmark of each.</summary>
    private sealed class FakeReader(string name, byte[] magic, Func<string, string> read) : IMeasurementReader
    {
        public string Name => name;

        public static MeasurementSet Set(string id) =>
            new() { Environment = new MeasuredEnvironment { Key = "k" }, Benchmarks = [new MeasuredBenchmark { Id = id }] };

        public bool Recognises(ReadOnlySpan<byte> start, string path) => start.StartsWith(magic);

        public FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named) => new(Set(read(files[0])), Warnings: []);
    }
}
