using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Scenarios;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Reported: what a service printed last was shown with the secret that the scenario had given it.</summary>
public sealed class SecretInLastWordsTests
{
    [Fact]
    public void A_scenario_knows_the_values_of_all_its_variables()
    {
        var secrets = ScenarioText.Read(ScenarioText.Head.Replace(
            "[GET /]", "\n  - { request: GET /, headers: { authorization: \"Bearer ${TOKEN}\" } }", StringComparison.Ordinal)).Secrets;

        Assert.Equal("401 for Bearer ${TOKEN}!", secrets.Hide("401 for Bearer s3cret!"));
        Assert.Equal("nothing", secrets.Hide("nothing"));
    }

    [Fact]
    public void A_scenario_without_variables_hides_nothing() => Assert.Equal("s3cret", ScenarioText.Read(ScenarioText.Head).Secrets.Hide("s3cret"));

    [Fact]
    public void A_value_that_is_part_of_another_does_not_uncover_the_rest()
    {
        var secrets = new SecretValues(new Dictionary<string, string> { ["SHORT"] = "abcd", ["LONG"] = "abcd-efgh" });

        Assert.Equal("${LONG} ${SHORT}", secrets.Hide("abcd-efgh abcd"));
    }

    [Fact]
    public void Each_line_of_a_value_is_hidden_by_itself()
    {
        var secrets = new SecretValues(new Dictionary<string, string> { ["KEY"] = "-----BEGIN-----\r\nMIIEv\n\n-----END-----\n" });

        Assert.Equal("read ${KEY} and ${KEY}", secrets.Hide("read MIIEv and -----END-----"));
    }

    [Fact]
    public void A_value_of_three_characters_is_found_everywhere_and_left() =>
        Assert.Equal("port 500", new SecretValues(new Dictionary<string, string> { ["N"] = "500" }).Hide("port 500"));
}
