using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGate.Core.Files;

namespace PerfGate.Tool.Gate;

/// <summary>How <c>shard.json</c> is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberJsonConverter)])]
[JsonSerializable(typeof(ShardFacts))]
internal sealed partial class ShardJson : JsonSerializerContext
{
    public static byte[] ToBytes(ShardFacts facts) => [.. JsonSerializer.SerializeToUtf8Bytes(facts, Default.ShardFacts), (byte)'\n'];

    /// <exception cref="JsonException">It is something else.</exception>
    public static ShardFacts Parse(byte[] json)
    {
        ShardFacts? facts;
        try
        {
            facts = JsonSerializer.Deserialize(json, Default.ShardFacts);
        }
        catch (InvalidOperationException fault)
        {
            // What the core keeps of unknown fields is not for this serializer to set.
            throw new JsonException("Its noise, a warning or a cause has a field that this version does not know; merge with the version that measured.", fault);
        }

        return facts is not { Schema: Gate.ShardFacts.SchemaName } ? throw new JsonException($"The file's schema is not '{Gate.ShardFacts.SchemaName}'.")
            : ShardFaults.Of(facts) is { } wrong ? throw new JsonException(wrong)
            : facts;
    }
}
