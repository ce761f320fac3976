using PerfGate.Core.Diagnostics;
using PerfGate.Load.Http;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;

namespace PerfGate.Load.Tests.Issues;

/// <summary>
/// Found by fuzzing: an address whose host has characters that no name can have was a fault of the tool, in a scenario and in a redirect of
/// the service; so was an aggressor without any tenants.
/// </summary>
public sealed class HostThatIsNoneTests
{
    private const string Rest = """

        load: { rate: 200/s, duration: 60s }
        endpoints: [GET /]
        """;

    [Theory]
    [InlineData("target: http://\ufffd")]
    [InlineData("target: { address: \"http://\ufffd\", allow-remote: true }")]
    public void A_scenario_with_it_is_refused_with_the_place(string target)
    {
        var fault = Assert.Throws<PerfGateException>(() => ScenarioFile.Parse(target + Rest, "shop.yml"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.Contains(fault.Diagnostics, one => one.Message.StartsWith("target", StringComparison.Ordinal) && one.Location is { Line: 1, Column: > 1 });
    }

    [Fact]
    public void A_redirect_to_it_is_not_followed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5080/");
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Redirect);
        response.Headers.Location = new Uri("http://\ufffd/");

        Assert.Null(Redirection.Next(request, response, new LoadTarget { Address = "http://127.0.0.1:5080", AllowRemote = true }));
    }

    [Fact]
    public void A_tenant_that_is_named_where_there_are_none_is_a_mistake()
    {
        var fault = Assert.Throws<PerfGateException>(() => ScenarioFile.Parse("target: http://127.0.0.1:1" + Rest + "\nisolation: { victim: a, aggressor: b }", "shop.yml"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
    }
}
