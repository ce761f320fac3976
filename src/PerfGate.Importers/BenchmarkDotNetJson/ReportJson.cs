using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>What is read of a report; everything else in it is skipped without being kept.</summary>
[JsonSourceGenerationOptions(DefaultBufferSize = 256 * 1024)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(List<ReportDocument?>))]
internal sealed partial class ReportJson : JsonSerializerContext;
