using System.IO.Compression;
using System.Text;
using PerfGate.GitHub.Artifacts;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests.Issues;

/// <summary>
/// Reported: a 502 or a body that was cut off ended the fetching of artifacts; many small archives took gigabytes; the gate <c>default</c>
/// took the archives of <c>default-arm</c>.
/// </summary>
public sealed class ArtifactFetchingTests : IDisposable
{
    private readonly FakeGitHub server = new();
    private readonly ImmediateTime time = new();

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData("/zip", 502)]
    [InlineData("/zip", 0)]
    [InlineData("/content", 503)]
    [InlineData("/content", 0)]
    public async Task A_server_that_cannot_answer_just_now_is_asked_again(string path, int status)
    {
        server.Artifacts.Add((1, "perfgate-measurements-default--0", [1, 2, 3]));
        server.Fail("GET", path, new Fault(status), times: 2);

        Assert.Equal([1, 2, 3], Assert.Single(await FetchAsync()));
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_fetched_again()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default--0", [1, 2, 3]));
        server.Fail("GET", "/content", new Fault(200, "12345", Headers: ("Content-Length", "1000")), times: 2);

        Assert.Equal([1, 2, 3], Assert.Single(await FetchAsync()));
    }

    [Fact]
    public async Task A_body_that_is_always_cut_off_is_a_refusal_with_the_reason()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default--0", [1, 2, 3]));
        server.Fail("GET", "/content", new Fault(200, "12345", Headers: ("Content-Length", "1000")), times: 99);

        var refusal = await Assert.ThrowsAsync<RefusedArchiveException>(() => FetchAsync());

        Assert.StartsWith("the archive could not be fetched", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_archives_share_a_limit()
    {
        for (var i = 0; i < 4; i++)
        {
            server.Artifacts.Add((i + 1, $"perfgate-measurements-default--{i}", new byte[400]));
        }

        var refusal = await Assert.ThrowsAsync<RefusedArchiveException>(() => FetchAsync(new ArchiveLimits { Archive = 1000, AllArchives = 1000 }));

        Assert.Contains("in all", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_archives_share_a_limit_of_what_they_unpack_to()
    {
        var archive = Zip("{ \"schema\": \"perfgate.measurements/1\", \"environment\": { \"key\": \"linux\" }, \"benchmarks\": [] }" + new string(' ', 100_000));
        Assert.InRange(archive.Length, 1, 1000);
        var limits = new ArchiveLimits { Files = 1_000_000 };
        var budget = new ArchiveBudget(limits);

        var refusal = Assert.Throws<RefusedArchiveException>(() =>
        {
            for (var i = 0; i < 256; i++)
            {
                MeasurementArchive.Read(archive, limits, budget);
            }
        });

        Assert.Contains("in all", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_archives_share_a_limit_of_benchmarks()
    {
        var archive = Zip("{ \"schema\": \"perfgate.measurements/1\", \"environment\": { \"key\": \"linux\" }, \"benchmarks\": [ { \"id\": \"A\" }, { \"id\": \"B\" } ] }");
        var limits = new ArchiveLimits { Benchmarks = 4 };
        var budget = new ArchiveBudget(limits);

        for (var i = 0; i < 4; i++)
        {
            MeasurementArchive.Read(archive, limits, budget);
        }

        Assert.Throws<RefusedArchiveException>(() => MeasurementArchive.Read(archive, limits, budget));
    }

    [Fact]
    public async Task A_key_takes_its_own_archives_and_no_others()
    {
        server.Artifacts.Add((1, "perfgate-measurements-default-arm--0", [1]));
        server.Artifacts.Add((2, "perfgate-measurements-default--0", [2]));
        server.Artifacts.Add((3, "perfgate-measurements-default", [3]));
        server.Artifacts.Add((4, "perfgate-measurements-default--1", [4]));

        Assert.Equal([[2], [4]], await FetchAsync());
    }

    [Theory]
    [InlineData("perfgate-measurements-default-12", "default", true)]
    [InlineData("perfgate-measurements-default--12", "default", true)]
    [InlineData("perfgate-measurements-default-arm-12", "default", false)]
    [InlineData("perfgate-measurements-default-1--12", "default", false)]
    [InlineData("perfgate-measurements-default-1--12", "default-1", true)]
    [InlineData("perfgate-measurements-default---1", "default", false)]
    [InlineData("perfgate-measurements-default--", "default", false)]
    [InlineData("perfgate-measurements-default--\u0661", "default", false)]
    [InlineData("xperfgate-measurements-default--1", "default", false)]
    public void Names_are_exact(string name, string key, bool expected) => Assert.Equal(expected, ArtifactName.IsOf(name, key));

    private async Task<IReadOnlyList<byte[]>> FetchAsync(ArchiveLimits? limits = null)
    {
        using var download = new ArtifactDownload(Calls.Api(server, time), ("perfgate", "1.0"), limits ?? new ArchiveLimits(), time, new RetryPolicy());
        return await download.FetchAsync(99, "default", TestContext.Current.CancellationToken);
    }

    private static byte[] Zip(string head)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("head.json").Open();
            entry.Write(Encoding.UTF8.GetBytes(head));
        }

        return stream.ToArray();
    }
}
