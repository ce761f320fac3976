using PerfGate.Core.Diagnostics;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Requests;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Requests;

public sealed class TemplateTests
{
    private static readonly RequestValues Values = new(new RequestChoice(0, 0, 3, 41, 0), "a b&c", new VirtualUser());

    [Theory]
    [InlineData("/fixed", "/fixed")]
    [InlineData("/t/{tenant}?n={sequence}", "/t/a%20b%26c?n=41")]
    [InlineData("{user}{user}", "33")]
    [InlineData("{unknown} { } {", "{unknown} { } {")]
    public void Names_become_values(string template, string expected) =>
        Assert.Equal(expected, TextTemplate.Parse(template, Find).Fill(Values, escape: true));

    [Fact]
    public void A_text_without_values_is_the_same_each_time()
    {
        Assert.Equal("{ \"a\": {x} }", TextTemplate.Parse("{ \"a\": {x} }", Find).Fixed);
        Assert.Null(TextTemplate.Parse("{user}", Find).Fixed);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b/1|2")]
    [InlineData("a,b\r\n\"1,\"\"x\"\"\",\r\n", "a|b/1,\"x\"|")]
    [InlineData("a\n\n\"\"\n", "a/")]
    [InlineData("a,b\n\"line\nbreak\",2", "a|b/line\nbreak|2")]
    public void Comma_separated_values_are_read_as_the_standard_has_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', CsvText.Records(text).Select(record => string.Join('|', record))));

    [Theory]
    [InlineData("items[0].id", "7")]
    [InlineData("$.items[1]", "\"x\"", true)]
    [InlineData("items[5]", null)]
    [InlineData("name", "n")]
    public void A_path_leads_into_json(string path, string? expected, bool isText = false) =>
        Assert.Equal(isText ? "x" : expected, JsonPath.TryParse(path)!.Find("{\"name\": \"n\", \"items\": [{\"id\": 7}, \"x\"]}"u8.ToArray()));

    [Theory]
    [InlineData("a..b")]
    [InlineData("a[x]")]
    [InlineData("a[1")]
    [InlineData("[")]
    public void What_is_no_path_is_refused(string path) => Assert.Null(JsonPath.TryParse(path));

    [Theory]
    [InlineData("feed.csv", "a,b\n1\n")]
    [InlineData("feed.csv", "a,b\n")]
    [InlineData("feed.csv", "a\n\"1")]
    [InlineData("feed.json", "{}")]
    [InlineData("feed.json", "[1]")]
    [InlineData("feed.json", "[{\"a\": 1}, {\"b\": 2}]")]
    [InlineData("feed.json", "[{")]
    public void A_feed_that_does_not_fit_is_named(string name, string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(name, text);
        var fault = Assert.Throws<PerfGateException>(() => FeedFile.Read(path));
        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.Contains(path, Assert.Single(fault.Diagnostics).Message, StringComparison.Ordinal);
    }

    private static ValueSource? Find(string name) => name switch
    {
        "tenant" => values => values.Tenant,
        "user" => values => values.Choice.User.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "sequence" => values => values.Choice.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
