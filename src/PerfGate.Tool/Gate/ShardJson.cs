using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Tool.Gate;

/// <summary>How <c>shard.json</c> is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ShardFacts))]
internal sealed partial class ShardJson : JsonSerializerContext
{
    public static byte[] ToBytes(ShardFacts facts) => [.. JsonSerializer.SerializeToUtf8Bytes(facts, Default.ShardFacts), (byte)'\n'];

    /// <exception cref="JsonException">It is something else.</exception>
    public static ShardFacts Parse(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.ShardFacts) is { Schema: Gate.ShardFacts.SchemaName } facts ? facts
        : throw new JsonException($"The file's schema is not '{Gate.ShardFacts.SchemaName}'.");
}
