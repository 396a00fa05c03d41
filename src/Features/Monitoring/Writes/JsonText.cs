using System.Globalization;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>JSON that is stored as <c>jsonb</c>.</summary>
internal static class JsonText
{
    /// <summary>PostgreSQL can hold more, though not all that JSON can write; no front end reads as much.</summary>
    private const int MostDigits = 1_000;

    /// <summary>Why a text is no JSON that can be stored; null: it is.</summary>
    public static string? Complaint(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);

            return OfValue(document.RootElement);
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

    private static string? OfValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => OfText(value.GetString()!),
            JsonValueKind.Number => OfNumber(value.GetRawText()),
            JsonValueKind.Array => First(value.EnumerateArray().Select(OfValue)),
            JsonValueKind.Object => First(
                value.EnumerateObject().Select(property => OfText(property.Name) ?? OfValue(property.Value))
            ),
            _ => null,
        };

    private static string? First(IEnumerable<string?> complaints) =>
        complaints.FirstOrDefault(complaint => complaint is not null);

    private static string? OfText(string text) => text.Contains('\0') ? "JSON with U+0000 cannot be stored" : null;

    private static string? OfNumber(string number)
    {
        var exponent = number.AsSpan()[(number.IndexOfAny(['e', 'E']) + 1)..];
        var isShort =
            number.Length <= MostDigits
            && (
                exponent.Length == number.Length
                || (
                    int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                    && power is >= -MostDigits and <= MostDigits
                )
            );

        return isShort ? null : $"a number of more than {MostDigits} digits cannot be stored";
    }
}
