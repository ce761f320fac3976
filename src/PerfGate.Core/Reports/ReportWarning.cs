using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>A numbered remark about the whole run.</summary>
public sealed record ReportWarning(string Code, string Message)
{
    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? UnknownFields { get; internal set; }
}
