using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Platform.Features.Chat;

/// <summary>
/// One object of a file, read field by field; what is wrong with a field is noted, and it is null then. Names of fields
/// match in any letter case; fields that nobody asks for are passed over.
/// </summary>
internal sealed class ImportRow
{
    private const string NotStored = "holds U+0000, half a surrogate pair, or bytes that are not UTF-8";

    private const int MostExtraBytes = 64 * 1024;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImportErrors _errors;

    public ImportRow(int number, JsonElement json, ImportErrors errors)
    {
        (Number, _errors) = (number, errors);
        var utf8 = JsonMarshal.GetRawUtf8Value(json);
        if (json.ValueKind is not JsonValueKind.Object)
        {
            Refuse("", "", "is not an object");
        }
        else if (!Utf8.IsValid(utf8))
        {
            Refuse("", "", NotStored);
        }
        else if (StoredJson.Unstorable(utf8) is { } name)
        {
            Refuse(name, "", NotStored);
        }
        else
        {
            IsReadable = true;
            foreach (var field in json.EnumerateObject())
            {
                _fields[field.Name] = field.Value;
            }
        }
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>False: nothing of it can be read, which is noted.</summary>
    public bool IsReadable { get; }

    public void Refuse(string field, string value, string message) => _errors.Add(new(Number, field, value, message));

    /// <param name="field">Its name.</param>
    /// <param name="least">Fewer characters are refused; 0: the field may also be missing, and is empty then.</param>
    /// <param name="most">More characters are refused.</param>
    /// <param name="isSecret">Errors do not show it.</param>
    public string? Text(string field, int least, int most, bool isSecret = false)
    {
        switch (Given(field))
        {
            case null when least > 0:
                return Refused(field, "", "is required");
            case null:
                return "";
            case { ValueKind: not JsonValueKind.String } other:
                return Refused(field, isSecret ? "" : ShownOf(other), "must be a text");
            case { } given:
                var text = given.GetString()!;
                var length = text.Length <= most ? text.Length : text.EnumerateRunes().Count();

                return length < least ? Refused(field, "", "is required")
                    : length > most
                        ? Refused(field, isSecret ? "" : text, $"has {length} characters, at most {most} are read")
                    : text;
        }
    }

    public string? Choice(string field, IReadOnlyCollection<string> choices) =>
        Text(field, 1, 255) is not { } text ? null
        : choices.Contains(text) ? text
        : Refused(field, text, $"must be one of {string.Join(", ", choices)}");

    public string? UserId(string field) =>
        Text(field, 1, UserIdAttribute.MostCharacters) is not { } text ? null
        : UserIdAttribute.IsOne(text) ? text
        : Refused(field, text, "must be 1 to 254 characters without blanks and controls");

    /// <summary>May be empty or missing.</summary>
    public string? Address(string field) =>
        Text(field, 0, WebAddress.MostCharacters) is not { } text ? null
        : text.Length == 0 || WebAddress.IsOne(text) ? text
        : Refused(field, text, "must be an absolute http or https address");

    /// <summary>As <see cref="BackupTime"/> writes it.</summary>
    public string? Time(string field) =>
        Text(field, 1, 64) is not { } text ? null
        : BackupTime.Read(text) is { } time ? time
        : Refused(field, text, "must be a time such as 2017-05-10T11:46:30Z");

    /// <summary>Null also where the field is missing or null.</summary>
    public string? TimeIfAny(string field) => Has(field) ? Time(field) : null;

    public bool? Flag(string field, bool otherwise) =>
        Given(field) switch
        {
            null => otherwise,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { } other => Refused(field, ShownOf(other), "must be true or false") is null ? null : otherwise,
        };

    /// <summary>A JSON object as it was sent; missing, null or an empty list: none.</summary>
    public RawJson? Json(string field, int mostBytes, int mostDepth, out bool isSound)
    {
        isSound = true;
        if (Given(field) is not { } given || (given.ValueKind is JsonValueKind.Array && given.GetArrayLength() == 0))
        {
            return null;
        }

        var problem =
            given.ValueKind is not JsonValueKind.Object ? "must be an object"
            : JsonMarshal.GetRawUtf8Value(given).Length > mostBytes ? $"has more than {mostBytes} bytes"
            : StoredJson.DepthOf(given) > mostDepth ? $"is nested deeper than {mostDepth} levels"
            : null;
        if (problem is not null)
        {
            Refuse(field, ShownOf(given), problem);
            isSound = false;

            return null;
        }

        return new RawJson(given.GetRawText());
    }

    public string Extras() => (Json("Extras", MostExtraBytes, StoredJson.MostDepth, out _) ?? RawJson.Nothing).Text;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string field)
    {
        if (Given(field) is not { } given)
        {
            Refuse(field, "", "is required");

            return null;
        }

        if (
            given.ValueKind is not JsonValueKind.Array
            || given.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String)
        )
        {
            Refuse(field, ShownOf(given), "must be a list of texts");

            return null;
        }

        return [.. given.EnumerateArray().Select(item => item.GetString()!)];
    }

    public bool Has(string field) => Given(field) is not null;

    /// <summary>Of two names the one under which there is something.</summary>
    public string NameOf(string field, string other) => !Has(field) && Has(other) ? other : field;

    private JsonElement? Given(string field) =>
        _fields.TryGetValue(field, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private string? Refused(string field, string value, string message)
    {
        Refuse(field, value, message);

        return null;
    }

    private static string ShownOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : Shown.Of(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)));
}
