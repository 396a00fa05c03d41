using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Features.Chat;

/// <summary>JSON that is echoed as it was sent: numbers, order of keys and all.</summary>
[JsonConverter(typeof(Converter))]
public sealed record RawJson(string Text)
{
    /// <summary><c>{}</c></summary>
    public static RawJson Nothing { get; } = new("{}");

    public override string ToString() => Text;

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);

            return new RawJson(value.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
