using System.Text.Json;

namespace Platform.Infrastructure.Http;

/// <summary>How JSON leaves the house: compact, snake_case, UTF-8 as it is (answers are never embedded in HTML).</summary>
public static class JsonDefaults
{
    private static readonly PlainJsonEncoder Encoder = new();

    public static readonly JsonWriterOptions Writer = new() { Encoder = Encoder, SkipValidation = true };

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Encoder = Encoder;
    }
}
