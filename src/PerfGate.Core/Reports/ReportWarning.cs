using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>A numbered remark about the whole run.</summary>
public sealed record ReportWarning(string Code, string Message)
{
    /// <summary>True for what a reader must know before the results, whatever they prove.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool First { get; init; }

    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
