using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>A value as it was sent.</summary>
/// <param name="Text">Of a form or the query, or of a JSON text; a JSON number or boolean as its text.</param>
/// <param name="Json">Where it came as JSON.</param>
/// <param name="IsFromQuery">A raw <c>+</c> has become a blank there.</param>
internal readonly record struct Sent(string? Text, JsonElement? Json, bool IsFromQuery)
{
    /// <summary>Clients send what they do not use as an empty text, null or an empty list.</summary>
    public bool IsEmpty =>
        Json is { } json
            ? json.ValueKind is JsonValueKind.Null
                || (json.ValueKind is JsonValueKind.String && Text!.Length == 0)
                || (json.ValueKind is JsonValueKind.Array && json.GetArrayLength() == 0)
            : Text!.Length == 0;

    public static Sent Of(JsonElement json) =>
        new(
            json.ValueKind switch
            {
                JsonValueKind.String => json.GetString(),
                JsonValueKind.Number => json.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            },
            json,
            IsFromQuery: false
        );
}
