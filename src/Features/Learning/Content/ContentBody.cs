using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>A page as it was sent, or what is wrong with it.</summary>
/// <param name="Body">All members but the reserved ones, as JSON; null where it is refused.</param>
/// <param name="Translations">As JSON; null: not sent.</param>
/// <param name="Refused">Null, or the 400 to answer.</param>
public sealed partial record ContentBody(string? Body, string? Translations, FieldsRefused? Refused)
{
    /// <summary>Of a page, as text.</summary>
    public const int MostBytes = 256 * 1024;

    private const string Reserved = "translations";

    private static readonly JsonSerializerOptions Written = AsItIs();

    public static FieldsRefused TooLarge { get; } = FieldsRefused.Whole($"A page has at most {MostBytes / 1024} KiB.");

    /// <summary>JSON, or a form, whose values are texts.</summary>
    /// <param name="request">With the page.</param>
    /// <param name="isPartial">Null removes what it names.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ContentBody> Read(HttpRequest request, bool isPartial, CancellationToken stop)
    {
        var (members, refused) = await DrfRequest.ReadObject(request, stop);
        if (members is null)
        {
            return new(null, null, refused);
        }

        var rest = new Dictionary<string, JsonElement>(members, StringComparer.Ordinal);
        rest.Remove("updated");
        if (!rest.Remove(Reserved, out var translations))
        {
            return Of(rest, null);
        }

        if (isPartial && translations.ValueKind is JsonValueKind.Null)
        {
            return Of(rest, "null");
        }

        return Wrong(translations, isPartial) is { Count: > 0 } wrong
            ? new(null, null, FieldsRefused.Of(Reserved, wrong))
            : Of(rest, translations.GetRawText());
    }

    private static ContentBody Of(Dictionary<string, JsonElement> members, string? translations)
    {
        var body = JsonSerializer.Serialize(members, Written);

        return Encoding.UTF8.GetByteCount(body) + Encoding.UTF8.GetByteCount(translations ?? "") > MostBytes
            ? new(null, null, TooLarge)
            : new(body, translations, null);
    }

    private static JsonSerializerOptions AsItIs()
    {
        var options = new JsonSerializerOptions();
        JsonDefaults.Apply(options);

        return options;
    }

    private static List<string> Wrong(JsonElement translations, bool isPartial)
    {
        if (translations.ValueKind is not JsonValueKind.Object)
        {
            return [$"Expected a dictionary of items but got type \"{TypeOf(translations)}\"."];
        }

        var wrong = new List<string>();
        foreach (var language in translations.EnumerateObject())
        {
            if (!Code().IsMatch(language.Name))
            {
                wrong.Add($"\"{language.Name}\" is not a language code.");
            }
            else if (
                language.Value.ValueKind is not JsonValueKind.Object
                && !(isPartial && language.Value.ValueKind is JsonValueKind.Null)
            )
            {
                wrong.Add(
                    $"{language.Name}: Expected a dictionary of items but got type \"{TypeOf(language.Value)}\"."
                );
            }
        }

        return wrong;
    }

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => "list",
            JsonValueKind.String => "str",
            JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny(".eE") ? "float" : "int",
            JsonValueKind.True or JsonValueKind.False => "bool",
            _ => "NoneType",
        };

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Z]{2})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
