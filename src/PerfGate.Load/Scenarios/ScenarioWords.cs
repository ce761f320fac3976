using System.Globalization;
using PerfGate.Core.Rules;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Scenarios;

/// <summary>A scenario in words: what a plan prints, and what must agree before two runs may be compared.</summary>
public static class ScenarioWords
{
    public static LoadIdentity IdentityOf(LoadScenario scenario) => new()
    {
        Scenario = scenario.Name,
        Load = LoadOf(scenario.Shape),
        Model = scenario.Shape.Model.ToString().ToLowerInvariant(),
        Mix = MixOf(scenario),
        Connections = scenario.Shape.Connections,
        Transport = TransportOf(scenario),
    };

    /// <summary>"open, constant 200/s for 1m", "closed, 20 users, think time 100ms for 1m".</summary>
    public static string LoadOf(LoadShape shape) => shape.Model == LoadModel.Closed
        ? $"closed, {shape.Users} user{(shape.Users == 1 ? "" : "s")}, think time {Time(shape.ThinkTime)} for {Time(shape.Duration)}"
        : $"open, {shape.Arrivals.ToString().ToLowerInvariant()} {string.Join(", then ", shape.Stages.Select(StageOf))}";

    /// <summary>"list orders 60 %, read order 40 %; big 95 %, small 5 %".</summary>
    public static string MixOf(LoadScenario scenario)
    {
        var endpoints = Shares(scenario.Endpoints.Select(endpoint => (endpoint.Name, endpoint.Weight)));
        return scenario.Tenants.Count == 0
            ? endpoints
            : $"{endpoints}; {Shares(scenario.Tenants.Select(tenant => (tenant.Name, tenant.Share)))}";
    }

    /// <summary>"HTTP/1.1, keep-alive, http engine".</summary>
    public static string TransportOf(LoadScenario scenario) => string.Join(", ", new[]
    {
        scenario.Target.Http == HttpGeneration.Http2 ? "HTTP/2" : "HTTP/1.1",
        scenario.Target.Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "TLS" : "",
        scenario.Target.UnixSocket is null ? "" : "unix socket",
        scenario.Shape.KeepAlive ? "keep-alive" : "a connection per request",
        $"{scenario.Shape.Engine.ToString().ToLowerInvariant()} engine",
    }.Where(part => part.Length > 0));

    /// <summary>Requests that fall due in the stages, the warm-up apart; null: the closed model's depend on the answers.</summary>
    public static double? RequestsOf(LoadShape shape) => shape.Model == LoadModel.Closed
        ? null
        : shape.Stages.Sum(stage => (stage.From + stage.To) / 2 * stage.Time.TotalSeconds);

    /// <summary>The shares of a mix, in the order of the file: "a 60 %, b 40 %".</summary>
    public static string Shares(IEnumerable<(string Name, double Weight)> parts)
    {
        (string Name, double Weight)[] all = [.. parts];
        var sum = all.Sum(part => part.Weight);
        return string.Join(", ", all.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Weight / sum * 100:0.##} %")));
    }

    /// <summary>"200/s".</summary>
    public static string Rate(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:0.###}/s");

    /// <summary>"1m30s", and "1.5ms" below a second or with a fraction.</summary>
    public static string Time(TimeSpan time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? Duration.Text(time)
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###}ms");

    private static string StageOf(LoadStage stage) => stage.From.Equals(stage.To)
        ? $"{Rate(stage.From)} for {Time(stage.Time)}"
        : $"{Rate(stage.From)} to {Rate(stage.To)} in {Time(stage.Time)}";
}
