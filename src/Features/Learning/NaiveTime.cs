using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Features.Learning;

/// <summary>Times in the platform's zone and without it; six digits of a fraction, or none.</summary>
public sealed class NaiveTime(TimeZoneInfo zone) : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are read by DrfRequest.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value, zone));

    public static string Text(DateTime value, TimeZoneInfo zone)
    {
        // Of lists inside a row, which come as JSON, the kind is local.
        var local = TimeZoneInfo.ConvertTimeFromUtc(value.ToUniversalTime(), zone);

        return local.ToString(
            local.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond
                ? "yyyy-MM-dd'T'HH:mm:ss"
                : "yyyy-MM-dd'T'HH:mm:ss.ffffff",
            CultureInfo.InvariantCulture
        );
    }
}

/// <inheritdoc cref="NaiveTime"/>
public sealed class NaiveTimeOrNull(TimeZoneInfo zone) : JsonConverter<DateTime?>
{
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are read by DrfRequest.");

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(NaiveTime.Text(time, zone));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
