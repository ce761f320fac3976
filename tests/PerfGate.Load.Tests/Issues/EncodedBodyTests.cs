using System.IO.Compression;
using System.Text;
using PerfGate.Load.Measured;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;
using PerfGate.Load.Tests.Raw;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: with <c>Accept-Encoding: gzip</c> every check of a JSON body failed.</summary>
public sealed class EncodedBodyTests
{
    private const string Json = """{ "items": [ { "id": 7 } ] }""";

    private static readonly LoadEndpoint Endpoint = Plans.Get("/") with
    {
        Checks = [new ResponseCheck { JsonPath = "items[0].id", JsonValue = "7" }, new ResponseCheck { Contains = "items" }],
        Captures = [new ValueCapture("id") { Pattern = "\"id\": ([0-9]+)" }],
    };

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    public void Checks_and_captures_read_the_decoded_body(string coding)
    {
        var user = new VirtualUser();
        var body = Encode(Encoding.UTF8.GetBytes(Json), coding);

        Assert.Equal(RequestOutcome.Ok, Judge(body, coding.Replace("raw ", "", StringComparison.Ordinal), user));
        Assert.Equal("7", user.Captured["id"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public void A_body_that_is_not_what_its_header_says_fails_its_check(string coding) =>
        Assert.Equal(RequestOutcome.CheckFailed, Judge(Encoding.UTF8.GetBytes(Json), coding, new VirtualUser()));

    [Fact]
    public void A_small_body_that_becomes_an_endless_one_is_cut() =>
        Assert.Equal(RequestOutcome.BodyTooLarge, Judge(Encode(new byte[10_000_000], "gzip"), "gzip", new VirtualUser()));

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task Both_engines_decode_and_count_the_bytes_of_the_wire(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var body = Encoding.Latin1.GetString(Encode(Encoding.UTF8.GetBytes(Json), "gzip"));
        await using var server = ScriptedServer.Start($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var scenario = Plans.Scenario(Endpoint with { Captures = [] });

        var run = await Plans.RunAsync(
            scenario with { Shape = scenario.Shape with { Engine = engine } }, server.Address, Plans.Of(50, 0.1), TestContext.Current.CancellationToken);

        Assert.Equal(5, run.Total.Series.Single().Succeeded);
        Assert.Equal(5 * body.Length, run.Total.Series.Single().BytesReceived);
    }

    private static RequestOutcome Judge(byte[] body, string coding, VirtualUser user) =>
        new AnswerRules(Endpoint, largest: 1_000_000).Judge(200, name => name == "Content-Encoding" ? coding : null, body, user);

    private static byte[] Encode(byte[] body, string codings)
    {
        foreach (var coding in codings.ToLowerInvariant().Split(", ").Where(one => one != "identity"))
        {
            var target = new MemoryStream();
            using (Stream encoder = coding switch
            {
                "br" => new BrotliStream(target, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(target, CompressionLevel.Fastest),
                "raw deflate" => new DeflateStream(target, CompressionLevel.Fastest),
                _ => new GZipStream(target, CompressionLevel.Fastest),
            })
            {
                encoder.Write(body);
            }

            body = target.ToArray();
        }

        return body;
    }
}
