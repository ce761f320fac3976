using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Scenarios;

public sealed class ScenarioFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new("perfgate scenario ");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Five_lines_are_a_scenario()
    {
        var scenario = ScenarioText.Read("target: http://127.0.0.1:5080\nload: { rate: 200/s, duration: 60s }\nendpoints:\n  - GET /orders/1\n", "My Shop.yml");

        Assert.Equal("my-shop", scenario.Name);
        Assert.Equal("http://127.0.0.1:5080", scenario.Target.Address);
        Assert.Equal([LoadStage.Constant(200, TimeSpan.FromSeconds(60))], scenario.Shape.Stages);
        var endpoint = Assert.Single(scenario.Endpoints);
        Assert.Equal(("GET /orders/1", EndpointClass.Read, "GET", "/orders/1", 4), (endpoint.Name, endpoint.Class, endpoint.Method, endpoint.Path, endpoint.Line));
        Assert.Null(scenario.Service);
    }

    [Fact]
    public void The_raw_engine_is_taken_where_it_can_do_what_is_asked() => Assert.Equal(
        LoadEngine.Raw, ScenarioText.Read("target: http://localhost\nload: { rate: 1/s, engine: raw }\nendpoints: [{ request: GET /, expect: { json: id } }]\n").Shape.Engine);

    [Fact]
    public void A_full_scenario_is_read_field_by_field()
    {
        Write("orders.csv", "id,customer\n1,a\n");
        Write("Shop.csproj", "<Project />");
        Write("body.json", "{ \"id\": {id}, \"key\": \"${TOKEN}\" }");
        var scenario = ScenarioText.Read(
            """
            name: checkout
            target: { address: "https://localhost:{port}", http: 2, verify-certificate: false }
            service:
              project: Shop.csproj
              arguments: --fast
              environment: { KEY: "a ${TOKEN}" }
              health: /health
              ready-within: 1m
              ports: { database: 5432 }
            load:
              stages:
                - { rate: 6000/m, for: 30s }
                - { from: 100/s, to: 500/s, for: 500ms }
              arrivals: poisson
              warm-up: 0s
              windows: 10
              connections: 7
              keep-alive: false
              timeout: 1.5s
              redirects: 3
              largest-body: 1KB
              engine: http
              seed: 9
            endpoints:
              - GET /orders/{id}
              - name: create
                class: aggregation
                weight: 40%
                request: POST /orders?by={user}
                headers: { Authorization: "Bearer ${TOKEN}", X-Tenant: "{tenant}" }
                body-file: body.json
                expect: { status: [200, 201], contains: ok, json: "items[0].id", equals: "1", header: ETag }
                capture: { made: { json: id } }
                budget: { p50: 5ms, p99: 500us }
            tenants:
              - { name: big, users: 10000, share: 95% }
              - { name: small, share: 5 }
            feeds:
              - { file: orders.csv, order: random }
            budgets:
              read: { p95: 1.5ms, investigate: 2s, pause: 50ms }
            errors: { max: 1% }
            data: { rows: { orders: 1_000_000 }, tenants: 2, distribution: even }
            isolation: { victim: small, aggressor: big, victim-rate: 10/s, aggressor-rate: 90/s, blocks: 8, window: 2s, limit: 20% }
            capacity: { from: 100/s, to: 1000/s, step: 3s, precision: 10% }
            limits: { kinds: [cpu, memory-80], rate: 50/s, before: 1s, during: 2s, recovery: 3s, memory: 64MB, disk: /tmp, database: "Password=${TOKEN}", concurrency: 10 }
            """.Replace("p50: 5ms, p99: 500us", "p50: 500us, p99: 5ms", StringComparison.Ordinal),
            folder.At("any.yml"));

        Assert.Equal("checkout", scenario.Name);
        Assert.Equal(new LoadTarget { Address = "https://localhost:{port}", Http = HttpGeneration.Http2, VerifyCertificate = false }, scenario.Target);
        Assert.Equal("a s3cret", scenario.Service!.Environment["KEY"].Value);
        Assert.Equal("a ${TOKEN}", scenario.Service.Environment["KEY"].ToString());
        Assert.Equal(("Shop.csproj", "--fast", "/health", TimeSpan.FromMinutes(1)), (scenario.Service.Project, scenario.Service.Arguments, scenario.Service.Health, scenario.Service.ReadyWithin));
        Assert.Equal(5432, scenario.Service.WatchedPorts["database"]);
        Assert.Equal([new LoadStage(100, 100, TimeSpan.FromSeconds(30)), new LoadStage(100, 500, TimeSpan.FromSeconds(0.5))], scenario.Shape.Stages);
        Assert.Equal(
            new LoadShape
            {
                Stages = scenario.Shape.Stages,
                Arrivals = ArrivalPattern.Poisson,
                WarmUp = TimeSpan.Zero,
                Duration = TimeSpan.FromSeconds(30.5),
                Windows = 10,
                Connections = 7,
                KeepAlive = false,
                Timeout = TimeSpan.FromSeconds(1.5),
                Redirects = 3,
                LargestBody = 1024,
                Engine = LoadEngine.Http,
                Seed = 9,
            },
            scenario.Shape);
        var create = scenario.Endpoints[1];
        Assert.Equal(("create", EndpointClass.Aggregation, 40, "POST", "/orders?by={user}"), (create.Name, create.Class, create.Weight, create.Method, create.Path));
        Assert.Equal(["Bearer s3cret", "{tenant}"], create.Headers.Select(header => header.Value.Value));
        Assert.Equal("{ \"id\": {id}, \"key\": \"s3cret\" }", create.Body!.Value);
        var check = Assert.Single(create.Checks);
        Assert.Equal([200, 201], check.Statuses!);
        Assert.Equal(("ok", "items[0].id", "1", "ETag"), (check.Contains, check.JsonPath, check.JsonValue, check.Header));
        Assert.Equal(new ValueCapture("made") { JsonPath = "id" }, Assert.Single(create.Captures));
        Assert.Equal(new LatencyBudget { P50 = TimeSpan.FromMicroseconds(500), P99 = TimeSpan.FromMilliseconds(5), Line = 34 }, create.Budget);
        Assert.Equal([new LoadTenant("big", 10000, 95), new LoadTenant("small", 1, 5)], scenario.Tenants);
        Assert.Equal(new LoadFeed("orders.csv") { Order = FeedOrder.Random, Line = 39 }, Assert.Single(scenario.Feeds));
        Assert.Equal(new LatencyBudget { P95 = TimeSpan.FromMilliseconds(1.5), Investigate = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(50), Line = 41 }, scenario.Budgets[EndpointClass.Read]);
        Assert.Equal((0.01, 42), (scenario.MaxErrorRate, scenario.MaxErrorRateLine));
        Assert.Equal((1_000_000, 2, "even"), (scenario.Data!.Rows["orders"], scenario.Data.Tenants, scenario.Data.Distribution));
        Assert.Equal(
            new IsolationPlan("small", "big") { VictimRate = 10, AggressorRate = 90, Blocks = 8, Window = TimeSpan.FromSeconds(2), Limit = 0.2, Origin = "any.yml:44" },
            scenario.Isolation);
        Assert.Equal(new CapacityPlan(100, 1000) { Step = TimeSpan.FromSeconds(3), Precision = 0.1 }, scenario.Capacity);
        Assert.Equal([LimitKind.Cpu, LimitKind.Memory80], scenario.Limits!.Kinds);
        Assert.Equal((50, 64L << 20, "/tmp", "Password=s3cret", 10), (scenario.Limits.Rate, scenario.Limits.Memory, scenario.Limits.DiskFolder, scenario.Limits.Database!.Value, scenario.Limits.Concurrency));
    }

    [Fact]
    public void Without_a_target_a_service_listens_at_a_free_port()
    {
        var scenario = ScenarioText.Read("service: { command: run }\nload: { model: closed, users: 3, think-time: 0s }\nendpoints: [POST /a]");

        Assert.Equal("http://127.0.0.1:{port}", scenario.Target.Address);
        Assert.Equal(EndpointClass.Write, scenario.Endpoints[0].Class);
        Assert.Equal((LoadModel.Closed, 3), (scenario.Shape.Model, scenario.Shape.Users));
    }

    [Fact]
    public void Few_windows_are_allowed_where_only_the_plan_is_looked_at()
    {
        const string Text = "target: http://localhost\nload: { rate: 1/s, windows: 9 }\nendpoints: [GET /]";

        Assert.Equal(9, ScenarioFile.Parse(Text, "a.yml", new ScenarioOptions { AllowFewWindows = true }).Shape.Windows);
        Assert.Single(ScenarioText.Mistakes(Text));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = folder.At("absent.yml");
        var exception = Assert.Throws<PerfGateException>(() => ScenarioFile.Load(path));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.ScenarioMissing), (exception.ExitCode, exception.Diagnostics[0].Code));
        Assert.Equal($"there is no scenario '{path}'; name one that exists", exception.Diagnostics[0].Message);
    }

    [Theory]
    [InlineData("50ms", 50)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5s", 1500)]
    [InlineData("500us", 0.5)]
    [InlineData("0s", 0)]
    public void Times_go_down_to_the_microsecond(string text, double milliseconds)
    {
        Assert.True(ScenarioDuration.TryParse(text, out var time));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), time);
    }

    [Theory]
    [InlineData("200/s", 200)]
    [InlineData("5000/m", 5000 / 60.0)]
    [InlineData("0.5/s", 0.5)]
    [InlineData("3600/h", 1)]
    public void Rates_are_per_second(string text, double rate)
    {
        Assert.True(ScenarioRate.TryParse(text, out var read, out _));
        Assert.Equal(rate, read, 9);
    }

    private void Write(string name, string content) => folder.Write(name, content);
}
