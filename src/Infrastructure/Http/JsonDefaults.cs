using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Infrastructure.Http;

/// <summary>How JSON leaves the house: compact, snake_case, UTF-8 as it is (answers are never embedded in HTML).</summary>
public static class JsonDefaults
{
    private static readonly PlainJsonEncoder Encoder = new();

    public static readonly JsonWriterOptions Writer = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>The same, with each area's way of writing times and floats in the records of its namespace.</summary>
    public static void Apply(JsonSerializerOptions options, IReadOnlyList<Area> areas, Settings settings)
    {
        Apply(options);
        var writers = areas
            .Select(area => (Space: area.GetType().Namespace!, Writes: area.WritesBy(settings)))
            .Where(area => area.Writes.Count > 0)
            .ToDictionary(area => area.Space, area => area.Writes);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                info =>
                {
                    if (
                        RequestShape.IsRequest(info.Type)
                        || !writers.TryGetValue(info.Type.Namespace ?? "", out var converters)
                    )
                    {
                        return;
                    }

                    foreach (var property in info.Properties)
                    {
                        property.CustomConverter ??= converters.FirstOrDefault(one =>
                            one.CanConvert(property.PropertyType)
                        );
                    }
                },
            },
        };
    }

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Encoder = Encoder;
    }
}
