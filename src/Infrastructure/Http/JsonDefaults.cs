using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Infrastructure.Http;

/// <summary>How JSON leaves the house: compact, snake_case, UTF-8 as it is (answers are never embedded in HTML).</summary>
public static class JsonDefaults
{
    public static readonly JsonWriterOptions Writer = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
