using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>JSON that is stored as <c>jsonb</c>.</summary>
internal static class JsonText
{
    /// <summary>Why a text is no JSON that can be stored; null: it is.</summary>
    public static string? Complaint(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);

            return HasNull(document.RootElement) ? "JSON with U+0000 cannot be stored" : null;
        }
        catch (JsonException)
        {
            return "the text is not JSON";
        }
        catch (InvalidOperationException)
        {
            return "the JSON has half a surrogate pair";
        }
    }

    private static bool HasNull(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Contains('\0'),
            JsonValueKind.Array => value.EnumerateArray().Any(HasNull),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Any(property => property.Name.Contains('\0') || HasNull(property.Value)),
            _ => false,
        };
}
