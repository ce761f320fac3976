using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>What must agree before two runs may be compared: another rate, mix or number of connections is another question.</summary>
public sealed record LoadIdentity
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>In words, as the plan prints it: "open, constant 200/s for 60 s", "closed, 20 users".</summary>
    public required string Load { get; init; }

    /// <summary><c>open</c> or <c>closed</c>; null in files of versions before 0.2.</summary>
    public string? Model { get; init; }

    /// <summary>Each endpoint and tenant with its share: "list orders 60 %, read order 40 %; big 95 %, small 5 %".</summary>
    public required string Mix { get; init; }

    public required int Connections { get; init; }

    /// <summary>"HTTP/1.1, keep-alive, http engine".</summary>
    public required string Transport { get; init; }

    [JsonIgnore]
    public bool IsOpen => Model is { } model ? model == "open" : !Load.StartsWith("closed", StringComparison.OrdinalIgnoreCase);

    /// <summary>As a measurement set states them.</summary>
    public IReadOnlyDictionary<string, string> Conditions() => new Dictionary<string, string>
    {
        ["scenario"] = Scenario,
        ["load"] = Load,
        ["mix"] = Mix,
        ["connections"] = Connections.ToString(CultureInfo.InvariantCulture),
        ["transport"] = Transport,
    };

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
