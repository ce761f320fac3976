using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Scenarios;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: a scenario that was copied could load anybody's service without a word of consent.</summary>
public sealed class RemoteTargetTests
{
    [Theory]
    [InlineData("http://localhost:80", true)]
    [InlineData("http://LOCALHOST.:80", false)]
    [InlineData("http://shop.localhost", true)]
    [InlineData("http://127.8.9.10", true)]
    [InlineData("http://127.1", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://[::ffff:127.0.0.1]", true)]
    [InlineData("http://127.0.0.1.example", false)]
    [InlineData("http://localhost.example", false)]
    [InlineData("http://notlocalhost", false)]
    [InlineData("http://0.0.0.0", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("http://[fe80::1]", false)]
    [InlineData("https://shop.example:443", false)]
    [InlineData("http://127.0.0.1:{port}", true)]
    public void Only_addresses_at_which_a_machine_reaches_itself_need_no_consent(string address, bool expected) =>
        Assert.Equal(expected, new LoadTarget { Address = address }.IsLoopback);

    [Fact]
    public void A_unix_socket_is_of_this_machine_whatever_the_host_is_called() =>
        Assert.True(new LoadTarget { Address = "http://shop.example", UnixSocket = "/run/shop" }.IsLoopback);

    [Fact]
    public void Consent_of_the_scenario_lets_it_be_read()
    {
        var target = ScenarioText.Read("target: { address: 'http://shop.example', allow-remote: true }\nload: { rate: 1/s }\nendpoints: [GET /]").Target;

        Assert.True(target.AllowRemote);
        Assert.False(target.IsLoopback);
    }
}
