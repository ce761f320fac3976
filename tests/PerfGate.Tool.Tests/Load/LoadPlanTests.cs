using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.Tool.Load;
using PerfGate.Tool.Load.Planning;
using PerfGate.Tool.Load.Services;

namespace PerfGate.Tool.Tests.Load;

public sealed class LoadPlanTests
{
    private const string Full = """
        name: checkout
        service: { command: "./shop --port {port}", environment: { KEY: "${TOKEN}" }, ports: { database: 5432 } }
        load: { rate: 200/s, duration: 60s, arrivals: poisson }
        endpoints:
          - { request: GET /orders, class: list, weight: 3, headers: { Authorization: "Bearer ${TOKEN}" } }
          - { name: buy, request: POST /orders, budget: { p99: 80ms } }
        tenants: [{ name: big, users: 10000, share: 95% }, { name: small, share: 5% }]
        budgets: { write: { p50: 15ms } }
        """;

    [Fact]
    public void The_plan_says_what_will_be_sent_and_where_budgets_come_from_but_no_secret()
    {
        var plan = new StringWriter();
        LoadPlanText.Write(plan, Read(Full));

        Assert.Equal(
            """
            scenario     checkout (shop.yml)
            target       http://127.0.0.1:{port}
            service      ./shop --port {port}
                         KEY=${TOKEN}
                         ready when / answers 2xx, within 30s
                         connections to database (port 5432) are counted
            load         open, poisson 200/s for 1m
            requests     12000 in 12 windows of 5s; warm-up 5s
            transport    HTTP/1.1, keep-alive, http engine, at most 100 connections, timeout 10s, seed 1
            mix             75 %  GET /orders (list)
                                  Authorization: Bearer ${TOKEN}
                                  p50 < 50ms (default for list), p99 < 500ms (default for list), look into p99 > 1s (default for list), pause < 1s (default for list)
                            25 %  buy: POST /orders (write)
                                  p50 < 15ms (shop.yml:8), p99 < 80ms (shop.yml:6), look into p99 > 500ms (default for write), pause < 500ms (default for write)
            tenants      big (10000 users) 95 %, small (1 user) 5 %
            errors       at most 0.1 % of the requests
            missing      data: how much the service holds (rows, tenants, distribution); the report will say so

            """,
            plan.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Another_machine_needs_the_consent_of_scenario_and_command_line()
    {
        var scenario = Read("target: { address: https://shop.example, allow-remote: true }\nload: { rate: 10/s }\nendpoints: [GET /]");
        var plan = new StringWriter();
        LoadPlanText.Write(plan, scenario);

        Assert.Contains("another machine: the scenario allows it, and the command line must too, with --allow-remote", plan.ToString(), StringComparison.Ordinal);
        LoadConsent.Expect(scenario, allowsRemote: true);
        var refused = Assert.Throws<PerfGateException>(() => LoadConsent.Expect(scenario, allowsRemote: false));
        Assert.Equal(ExitCode.Invalid, refused.ExitCode);
        Assert.Contains("https://shop.example", refused.Message, StringComparison.Ordinal);
        LoadConsent.Expect(Read(Full), allowsRemote: false);
    }

    [Fact]
    public void A_rate_and_a_length_of_the_command_line_replace_the_scenarios()
    {
        var changed = LoadOverrides.Apply(Read(Full), 50, TimeSpan.FromSeconds(20)).Shape;

        Assert.Equal([LoadStage.Constant(50, TimeSpan.FromSeconds(20))], changed.Stages);
        Assert.Equal(TimeSpan.FromSeconds(20), changed.Duration);
        Assert.Equal([LoadStage.Constant(200, TimeSpan.FromSeconds(5))], LoadOverrides.Apply(Read(Full), null, TimeSpan.FromSeconds(5)).Shape.Stages);
    }

    [Fact]
    public void What_does_not_fit_the_scenario_is_refused()
    {
        var closed = Read("target: http://localhost\nload: { model: closed, users: 1 }\nendpoints: [GET /]");
        var staged = Read("target: http://localhost\nload: { stages: [{ rate: 1/s, for: 10s }, { rate: 2/s, for: 10s }] }\nendpoints: [GET /]");

        Assert.Equal(ExitCode.Invalid, Assert.Throws<PerfGateException>(() => LoadOverrides.Apply(closed, 5, null)).ExitCode);
        Assert.Contains(
            "2 stages", Assert.Throws<PerfGateException>(() => LoadOverrides.Apply(staged, null, TimeSpan.FromSeconds(5))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "a|b")]
    [InlineData("  run 'my file' --x=\"a b\"c ", "run|my file|--x=a bc")]
    [InlineData("a ''", "a|")]
    [InlineData("", "")]
    public void Commands_are_parted_without_a_shell(string command, string words) =>
        Assert.Equal(words, string.Join('|', CommandWords.Split(command)));

    private static LoadScenario Read(string text) =>
        ScenarioFile.Parse(text, "shop.yml", new ScenarioOptions { Variable = _ => "s3cret" });
}
