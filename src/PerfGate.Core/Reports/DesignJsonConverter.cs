using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGate.Core.Reports;

/// <summary>A design as its word; one that this version does not know is of a run that compared nothing that it knows.</summary>
internal sealed class DesignJsonConverter : JsonConverter<Design>
{
    public override Design Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("A design is a word.");
        return Enum.GetValues<Design>().FirstOrDefault(design => Word(design) == word, Design.Checks);
    }

    public override void Write(Utf8JsonWriter writer, Design value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

    private static string Word(Design design) => design.ToString().ToLowerInvariant();
}
