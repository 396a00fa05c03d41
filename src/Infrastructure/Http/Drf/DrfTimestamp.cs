using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>UTC with six fractional digits, or none when the microseconds are zero, and <c>Z</c>.</summary>
public sealed class DrfTimestamp : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));

    public static string Text(DateTime value) =>
        value.ToString(
            value.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond
                ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
                : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture
        );
}
