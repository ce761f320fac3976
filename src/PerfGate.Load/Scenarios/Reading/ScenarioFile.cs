using PerfGate.Core.Diagnostics;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads a load scenario; <c>docs/load.md</c> is the reference of its fields.</summary>
public static class ScenarioFile
{
    private static readonly DocumentKind Kind = new("scenario", DiagnosticIds.InvalidScenario, DiagnosticIds.ScenarioMissing, "name one that exists");

    /// <summary>Reads the file at <paramref name="path"/>, UTF-8 with or without a byte order mark, and looks for the files that it names.</summary>
    /// <exception cref="PerfGateException">
    /// Exit code 2: the file is missing (<see cref="DiagnosticIds.ScenarioMissing"/>), or cannot be read or has mistakes
    /// (<see cref="DiagnosticIds.InvalidScenario"/>, one diagnostic each, in file order).
    /// </exception>
    public static LoadScenario Load(string path, ScenarioOptions? options = null) =>
        Parse(DocumentText.Read(path, Kind), path, options);

    /// <summary>Reads <paramref name="text"/>; <paramref name="path"/> names it in messages, and its folder is where relative paths start.</summary>
    /// <exception cref="PerfGateException">Exit code 2 with all mistakes, in file order.</exception>
    public static LoadScenario Parse(string text, string path, ScenarioOptions? options = null)
    {
        var mistakes = new Mistakes(path, Kind);
        var root = DocumentText.Parse(text, mistakes);
        var scenario = root switch
        {
            MapNode map => Read(map, new ScenarioReader(path, mistakes, options ?? ScenarioOptions.Default)),
            _ => null,
        };
        if (scenario is null && !mistakes.Any)
        {
            mistakes.Add(
                root?.Position ?? new Position(1, 1),
                $"top level: found {root?.Found ?? "nothing"}; allowed: a mapping with {string.Join(", ", ScenarioKeys.Top)}");
        }

        mistakes.ThrowIfAny();
        return scenario!;
    }

    private static LoadScenario Read(MapNode root, ScenarioReader reader)
    {
        var map = new FieldMap(root, "", ScenarioKeys.Top, reader.Mistakes);
        var service = new ServiceSection(reader).Read(map["service"]);
        var tenants = new TenantSection(reader).Read(map["tenants"]);
        var target = new TargetSection(reader).Read(map["target"], map, map["service"] is not null);
        var shape = new ShapeSection(reader).Read(map.Required("load", "a mapping, such as '{ rate: 200/s, duration: 60s }'"), target);
        var most = reader.Read.Map(map["errors"], ScenarioKeys.Errors)?["max"];
        var scenario = new LoadScenario
        {
            Name = ScenarioName.Read(reader, map["name"]),
            File = reader.File,
            Target = target,
            Service = service,
            Shape = shape,
            Feeds = new FeedSection(reader).Read(map["feeds"]),
            Endpoints = new EndpointSection(reader, shape.Engine).Read(map.Required("endpoints", "a list of requests, such as '- GET /orders/1'")),
            Tenants = tenants,
            Budgets = new BudgetSection(reader).Read(map["budgets"]),
            MaxErrorRate = reader.Read.Percentage(most, new PercentRange(0, true, 100, false)) ?? 0.001,
            MaxErrorRateLine = most?.Node.Position.Line,
            Data = new DataSection(reader).Read(map["data"]),
            Isolation = new IsolationSection(reader).Read(map["isolation"], tenants),
            Capacity = new CapacitySection(reader).Read(map["capacity"]),
            Limits = new LimitsSection(reader).Read(map["limits"]),
        };
        reader.Templates.Check();

        // Last: every section has put in what it uses.
        return scenario with { Secrets = reader.Secrets.Values };
    }
}
