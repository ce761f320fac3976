using System.Text;
using PerfGate.Load.Measured;
using PerfGate.Load.Raw;
using PerfGate.Load.Reports;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;
using PerfGate.Load.Tests.Raw;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: a head that ends in LF LF timed out, and 90 KB of headers were called "no valid HTTP", without fitting advice.</summary>
public sealed class OddHeadTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\n\nhello")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 5\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 5\n\n\r\n\r\n.")]
    [InlineData("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 5\n\nhello")]
    public void Lines_that_end_in_LF_alone_are_read_however_they_are_cut(string answer)
    {
        var bytes = Encoding.Latin1.GetBytes(answer);
        for (var first = 0; first <= bytes.Length; first++)
        {
            var reader = new ResponseReader();
            reader.Start(answersHead: false, keep: true, largest: 1000);
            var begun = first == 0 ? ReadState.More : reader.Read(bytes.AsSpan(0, first));

            Assert.Equal(ReadState.Done, begun == ReadState.More ? reader.Read(bytes.AsSpan(first)) : begun);
            Assert.Equal((200, 5L), (reader.Status, reader.BodyBytes));
            Assert.Equal("5", reader.Header("content-length"));
        }
    }

    [Theory]
    [InlineData(LoadEngine.Http, "\n", 10, RequestOutcome.Ok)]
    [InlineData(LoadEngine.Raw, "\n", 10, RequestOutcome.Ok)]
    [InlineData(LoadEngine.Http, "\r\n", 90_000, RequestOutcome.HeadTooLarge)]
    [InlineData(LoadEngine.Raw, "\r\n", 90_000, RequestOutcome.HeadTooLarge)]
    public async Task Both_engines_call_a_head_the_same(LoadEngine engine, string end, int length, RequestOutcome expected)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        await using var server = ScriptedServer.Start($"HTTP/1.1 200 OK{end}X: {new string('x', length)}{end}Content-Length: 2{end}{end}ok");
        var scenario = Plans.Scenario();

        var run = await Plans.RunAsync(
            scenario with { Shape = scenario.Shape with { Engine = engine } }, server.Address, Plans.Of(50, 0.1), TestContext.Current.CancellationToken);

        Assert.Equal(new Dictionary<RequestOutcome, long> { [expected] = 5 }, run.Outcomes());
    }

    [Fact]
    public void Each_way_to_fail_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<RequestOutcome>().Select(LoadErrors.Word).ToList();

        Assert.Equal(words.Distinct(), words);
        Assert.Contains("64 KiB", LoadErrors.Word(RequestOutcome.HeadTooLarge), StringComparison.Ordinal);
    }
}
