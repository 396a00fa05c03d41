using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Features.Chat;

/// <summary>Times in answers: UTC, whole seconds, <c>2017-02-07T19:01:00Z</c>.</summary>
public sealed class WholeSeconds : JsonConverter<DateTime>
{
    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));
}

/// <summary><see cref="WholeSeconds"/> where there may be none.</summary>
public sealed class WholeSecondsOrNull : JsonConverter<DateTime?>
{
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? null : reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(WholeSeconds.Text(time));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
