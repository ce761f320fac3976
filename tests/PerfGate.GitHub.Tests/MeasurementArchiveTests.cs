using System.IO.Compression;
using System.Text;
using PerfGate.Core.Measurements;
using PerfGate.GitHub.Artifacts;

namespace PerfGate.GitHub.Tests;

public sealed class MeasurementArchiveTests
{
    private static readonly ArchiveLimits Limits = new();

    private static readonly string Good = Encoding.UTF8.GetString(MeasurementFile.ToBytes(new MeasurementSet
    {
        Commit = new string('a', 40),
        Environment = new MeasuredEnvironment { Key = "linux" },
        Benchmarks =
        [
            new MeasuredBenchmark
            {
                Id = "A.B.C",
                Source = "bench/A.cs:12",
                Metrics = [new Metric { Name = Metric.Time, Unit = "ns", Launches = [new Launch { Pair = 1, Values = [1.5] }] }],
            },
        ],
    }));

    public static TheoryData<string, string> Forgeries => new()
    {
        { "another schema", Good.Replace("perfgate.measurements/1", "perfgate.measurements/2", StringComparison.Ordinal) },
        { "a report instead", Good.Replace("perfgate.measurements/1", "perfgate.report/1", StringComparison.Ordinal) },
        { "a forged verdict", Good.Replace("\"benchmarks\"", "\"verdict\": \"passed\", \"benchmarks\"", StringComparison.Ordinal) },
        { "a forged number of a pull request", Good.Replace("\"benchmarks\"", "\"pullRequest\": 1, \"benchmarks\"", StringComparison.Ordinal) },
        { "an unknown field of a launch", Good.Replace("\"pair\": 1", "\"pair\": 1, \"x\": 1", StringComparison.Ordinal) },
        { "NaN", Good.Replace("1.5", "NaN", StringComparison.Ordinal) },
        { "NaN as text", Good.Replace("1.5", "\"NaN\"", StringComparison.Ordinal) },
        { "infinity", Good.Replace("1.5", "1e999", StringComparison.Ordinal) },
        { "a negative time", Good.Replace("1.5", "-1", StringComparison.Ordinal) },
        { "an unknown unit", Good.Replace("\"ns\"", "\"<b>\"", StringComparison.Ordinal) },
        { "more time is better", Good.Replace("\"unit\"", "\"better\": \"higher\", \"unit\"", StringComparison.Ordinal).Replace("\"better\": \"lower\",", "", StringComparison.Ordinal) },
        { "a metric's name that is markup", Good.Replace("\"time\"", "\"<img>\"", StringComparison.Ordinal) },
        { "a long name", Good.Replace("A.B.C", new string('x', BenchmarkIdentity.LongestId + 1), StringComparison.Ordinal) },
        { "a source outside", Good.Replace("bench/A.cs", "../../etc/passwd", StringComparison.Ordinal) },
        { "an absolute source", Good.Replace("bench/A.cs", "/etc/passwd", StringComparison.Ordinal) },
        { "a commit with a line feed", Good.Replace(new string('a', 40), "a\\nx=1", StringComparison.Ordinal) },
        { "a commit that is a branch", Good.Replace(new string('a', 40), "main", StringComparison.Ordinal) },
        { "a field twice", Good.Replace("\"benchmarks\"", "\"commit\": \"x\", \"benchmarks\"", StringComparison.Ordinal) },
        { "a suite outside", With("\"suite\": \"../../x\"") },
        { "a suite with a line feed", With("\"suite\": \"a\\nb\"") },
        { "a long suite", With($"\"suite\": \"{new string('x', 300)}\"") },
        { "a condition with a line feed", With("\"conditions\": { \"a\": \"x\\ny\" }") },
        { "a condition's name with a line feed", With("\"conditions\": { \"a\\nb\": \"x\" }") },
        { "a long condition", With($"\"conditions\": {{ \"a\": \"{new string('x', 5000)}\" }}") },
        { "a long name of a condition", With($"\"conditions\": {{ \"{new string('x', 300)}\": \"\" }}") },
        { "a condition that is null", With("\"conditions\": { \"a\": null }") },
        { "a condition that is an object", With("\"conditions\": { \"a\": {} }") },
        { "many conditions", With($"\"conditions\": {{ {string.Join(", ", Enumerable.Range(0, 33).Select(i => $"\"{i}\": \"\""))} }}") },
        { "many conditions as they were written once", With($"\"load\": {{ {string.Join(", ", Enumerable.Range(0, 33).Select(i => $"\"{i}\": 1"))} }}") },
        { "a former condition twice", With("\"load\": { \"a\": 1, \"a\": 2 }") },
        { "former conditions that name a suite outside", With("\"load\": { \"scenario\": \"../x\" }") },
        { "a deep document", "{\"schema\":\"perfgate.measurements/1\",\"x\":" + new string('[', 5000) },
        { "no JSON", "%PDF" },
        { "nothing", "" },
    };

    [Fact]
    public void What_the_tool_writes_is_read()
    {
        var read = MeasurementArchive.Read(Zip(("base.json", Good), ("head.json", Good), ("shard.json", "anything: it is not read")), Limits);

        Assert.Equal("A.B.C", Assert.Single(read.Head.Benchmarks).Id);
        Assert.NotNull(read.Base);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void What_the_tool_does_not_write_is_refused_with_a_reason(string what, string json)
    {
        var refusal = Assert.Throws<RefusedArchiveException>(() => MeasurementArchive.Read(Zip(("head.json", json)), Limits));

        Assert.True(refusal.Message.StartsWith("head.json: ", StringComparison.Ordinal), $"{what}: {refusal.Message}");
        Assert.InRange(refusal.Message.Length, 12, 400);
    }

    /// <summary>A file of a fork's own run: what the tool does not know is refused here, where its own files are only warned of.</summary>
    [Theory]
    [InlineData("\"benchmarks\"", "verdict")]
    [InlineData("\"key\"", "environment.verdict")]
    [InlineData("\"id\"", "benchmarks[0].verdict")]
    [InlineData("\"pair\"", "benchmarks[0].metrics[0].launches[0].verdict")]
    public void Unknown_fields_are_refused_by_name_on_both_sides(string before, string field)
    {
        var forged = Good.Replace(before, $"\"verdict\": \"passed\", {before}", StringComparison.Ordinal);

        Assert.Contains(field, Refusal(Zip(("head.json", forged))), StringComparison.Ordinal);
        Assert.Contains(field, Refusal(Zip(("base.json", forged), ("head.json", Good))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../head.json")]
    [InlineData("/head.json")]
    [InlineData("x/head.json")]
    [InlineData("HEAD.json")]
    [InlineData("head.json\n")]
    [InlineData("evil.sh")]
    public void An_entry_of_another_name_is_refused(string name) =>
        Assert.Contains("another name", Refusal(Zip(("head.json", Good), (name, Good))), StringComparison.Ordinal);

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Assert.Contains("two entries", Refusal(Zip(("head.json", Good), ("head.json", Good))), StringComparison.Ordinal);

    [Fact]
    public void A_link_is_refused()
    {
        const int SymbolicLink = 0xA1FF;

        Assert.Contains("no ordinary file", Refusal(Zip(zip =>
        {
            var entry = zip.CreateEntry("head.json");
            entry.ExternalAttributes = SymbolicLink << 16;
            using var stream = entry.Open();
            stream.Write("/etc/passwd"u8);
        })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(zip =>
        {
            using var stream = zip.CreateEntry("head.json").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                stream.Write(zeros);
            }
        });
        Assert.InRange(bomb.Length, 1, 1 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("larger than", Refusal(bomb), StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Limits.File);
    }

    [Fact]
    public void A_million_benchmarks_are_refused_without_being_made()
    {
        var many = new StringBuilder("{\"schema\":\"perfgate.measurements/1\",\"environment\":{\"key\":\"k\"},\"benchmarks\":[");
        many.AppendJoin(',', Enumerable.Range(0, 1_000_000).Select(i => $"{{\"id\":\"{i}\"}}")).Append("]}");

        Assert.Contains("more than 20000 benchmarks", Refusal(Zip(("head.json", many.ToString()))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_archive_is_refused() =>
        Assert.Contains("an archive of more than", Refusal(new byte[Limits.Archive + 1]), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_archive_is_refused() => Assert.Contains("no archive", Refusal("not a zip"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void An_archive_without_the_head_is_refused() => Assert.Contains("no head.json", Refusal(Zip(("base.json", Good))), StringComparison.Ordinal);

    [Fact]
    public void What_the_run_skipped_is_read_and_nothing_else_of_its_facts()
    {
        const string Facts = """{ "schema": "perfgate.shard/1", "verdict": "passed", "skipped": [ { "project": "P", "id": "A.B.D", "runtime": "net10.0" } ] }""";

        var read = MeasurementArchive.Read(Zip(("head.json", Good), ("shard.json", Facts)), Limits);

        Assert.Equal([new BenchmarkIdentity("P", "A.B.D", null, "net10.0")], read.Skipped);
    }

    [Theory]
    [InlineData("""{ "skipped": 1 }""")]
    [InlineData("""{ "skipped": [ 1 ] }""")]
    [InlineData("""{ "skipped": [ { "id": 1 } ] }""")]
    [InlineData("[]")]
    public void Facts_of_another_kind_skip_nothing(string facts) =>
        Assert.Empty(MeasurementArchive.Read(Zip(("head.json", Good), ("shard.json", facts)), Limits).Skipped);

    [Fact]
    public void A_list_of_skips_without_end_is_refused()
    {
        var many = $$"""{ "skipped": [{{string.Join(",", Enumerable.Repeat("""{"id":"A"}""", 3))}}] }""";

        var refusal = Assert.Throws<RefusedArchiveException>(
            () => MeasurementArchive.Read(Zip(("head.json", Good), ("shard.json", many)), Limits with { Benchmarks = 2 }));

        Assert.Contains("more than 2 benchmarks", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"more than {BenchmarkIdentity.LongestId} characters", Refusal(Zip(("head.json", Good), ("shard.json", $$"""{ "skipped": [ { "id": "{{new string('x', 9000)}}" } ] }"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_and_a_suite_within_their_limits_are_read()
    {
        var json = With($"\"suite\": \"checkout\", \"conditions\": {{ \"mix\": \"{new string('x', 4000)}\", \"connections\": \"50\" }}");

        var read = MeasurementArchive.Read(Zip(("head.json", json)), Limits).Head;

        Assert.Equal(("checkout", "50"), (read.Suite, read.Conditions!["connections"]));
    }

    private static string With(string fields) => Good.Replace("\"benchmarks\"", $"{fields}, \"benchmarks\"", StringComparison.Ordinal);

    private static string Refusal(byte[] archive) => Assert.Throws<RefusedArchiveException>(() => MeasurementArchive.Read(archive, Limits)).Message;

    private static byte[] Zip(params (string Name, string Content)[] entries) => Zip(zip =>
    {
        foreach (var (name, content) in entries)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    });

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return stream.ToArray();
    }
}
