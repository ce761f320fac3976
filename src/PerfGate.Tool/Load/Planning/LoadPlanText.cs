using System.Globalization;
using PerfGate.Core.Words;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Planning;

/// <summary>What a scenario will do, for <c>--dry-run</c>. Texts with variables in them stand as in the file.</summary>
internal static class LoadPlanText
{
    private const int LabelWidth = 13;

    public static void Write(TextWriter output, LoadScenario scenario)
    {
        var shape = scenario.Shape;
        Line(output, "scenario", $"{scenario.Name} ({scenario.File})");
        Line(output, "target", scenario.Target.UnixSocket is { } socket ? $"{scenario.Target.Address} over {socket}" : scenario.Target.Address);
        if (!scenario.Target.IsLoopback)
        {
            Line(output, "", $"another machine: the scenario allows it, and the command line must too, with {LoadConsent.Option}");
        }

        WriteService(output, scenario);
        Line(output, "load", ScenarioWords.LoadOf(shape));
        Line(output, "requests", ScenarioWords.RequestsOf(shape) is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"{count:0} in {shape.Windows} windows of {ScenarioWords.Time(shape.Duration / shape.Windows)}; warm-up {ScenarioWords.Time(shape.WarmUp)}")
            : $"as many as the answers allow, in {shape.Windows} windows of {ScenarioWords.Time(shape.Duration / shape.Windows)}; warm-up {ScenarioWords.Time(shape.WarmUp)}");
        Line(output, "transport", $"{ScenarioWords.TransportOf(scenario)}, at most {shape.Connections} connections, timeout {ScenarioWords.Time(shape.Timeout)}, seed {shape.Seed}");
        WriteMix(output, scenario);
        Line(output, "errors", string.Create(CultureInfo.InvariantCulture, $"at most {scenario.MaxErrorRate * 100:0.###} % of the requests"));
        WriteData(output, scenario.Data);
        WritePlans(output, scenario);
        foreach (var missing in Missing(scenario))
        {
            Line(output, "missing", missing);
        }
    }

    private static void WriteService(TextWriter output, LoadScenario scenario)
    {
        if (scenario.Service is not { } service)
        {
            Line(output, "service", "runs already; it is not started here, and its resources are not seen");
            return;
        }

        Line(output, "service", service.Project is { } project ? $"{project} in Release {service.Arguments}".TrimEnd() : service.Command!);
        if (service.BaseCommand is { } baseCommand)
        {
            Line(output, "", $"base: {baseCommand}");
        }

        foreach (var (name, value) in service.Environment)
        {
            Line(output, "", $"{name}={value}");
        }

        Line(output, "", $"ready when {service.Health} answers 2xx, within {ScenarioWords.Time(service.ReadyWithin)}");
        foreach (var (name, port) in service.WatchedPorts)
        {
            Line(output, "", string.Create(CultureInfo.InvariantCulture, $"connections to {name} (port {port}) are counted"));
        }
    }

    private static void WriteMix(TextWriter output, LoadScenario scenario)
    {
        var label = "mix";
        var sum = scenario.Endpoints.Sum(endpoint => endpoint.Weight);
        foreach (var endpoint in scenario.Endpoints)
        {
            var request = $"{endpoint.Method} {endpoint.Path}";
            Line(output, label, string.Create(
                CultureInfo.InvariantCulture,
                $"{endpoint.Weight / sum * 100,5:0.#} %  {endpoint.Name}{(endpoint.Name == request ? "" : $": {request}")} ({endpoint.Class.ToString().ToLowerInvariant()})"));
            foreach (var (name, value) in endpoint.Headers)
            {
                Line(output, "", $"         {name}: {value}");
            }

            Line(output, "", $"         {BudgetWords.Of(scenario, endpoint)}");
            label = "";
        }

        if (scenario.Tenants.Count > 0)
        {
            Line(output, "tenants", ScenarioWords.Shares(scenario.Tenants.Select(tenant => (
                string.Create(CultureInfo.InvariantCulture, $"{tenant.Name} ({tenant.Users} user{(tenant.Users == 1 ? "" : "s")})"), tenant.Share))));
        }

        foreach (var feed in scenario.Feeds)
        {
            Line(output, "feed", $"{feed.File}, {feed.Order.ToString().ToLowerInvariant()}");
        }
    }

    private static void WriteData(TextWriter output, DataVolumes? data)
    {
        if (data is null)
        {
            return;
        }

        string[] parts =
        [
            .. data.Rows.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {table.Value:N0} rows")),
            .. data.Tenants is { } tenants ? [$"{tenants} tenants"] : Array.Empty<string>(),
            .. data.Distribution is { } words ? [words] : Array.Empty<string>(),
        ];
        Line(output, "data", string.Join("; ", parts));
    }

    private static void WritePlans(TextWriter output, LoadScenario scenario)
    {
        if (scenario.Capacity is { } capacity)
        {
            Line(output, "capacity", string.Create(
                CultureInfo.InvariantCulture,
                $"from {ScenarioWords.Rate(capacity.From)} to {ScenarioWords.Rate(capacity.To)}, {ScenarioWords.Time(capacity.Step)} each, to within {capacity.Precision * 100:0.#} % (with --capacity)"));
        }

        if (scenario.Isolation is { } isolation)
        {
            Line(output, "isolation", string.Create(
                CultureInfo.InvariantCulture,
                $"{isolation.Victim} at {ScenarioWords.Rate(isolation.VictimRate)}, alone and beside {isolation.Aggressor} at {ScenarioWords.Rate(isolation.AggressorRate)}: {isolation.Blocks} blocks of {ScenarioWords.Time(isolation.Window)}, at most {isolation.Limit * 100:0.#} % slower (with --isolation)"));
        }
    }

    private static IEnumerable<string> Missing(LoadScenario scenario)
    {
        if (scenario.Data is null)
        {
            yield return "data: how much the service holds (rows, tenants, distribution); the report will say so";
        }

        if (scenario.Shape.Windows < LoadShape.FewestWindows)
        {
            yield return $"windows: {scenario.Shape.Windows}, and fewer than {LoadShape.FewestWindows} carry no verdict; the run will be refused";
        }
    }

    private static void Line(TextWriter output, string label, string text) =>
        output.WriteLine($"{label.PadRight(LabelWidth)}{VisibleText.Escape(text)}".TrimEnd());
}
