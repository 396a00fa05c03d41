using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>Whole floats as <c>3.0</c>.</summary>
public sealed class DrfFloat : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[FloatText.Longest];
        writer.WriteRawValue(text[..FloatText.Format(value, text)], skipInputValidation: true);
    }
}
