using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>A value as it is stored, read by what its field holds.</summary>
/// <param name="Json">Null: the field is emptied.</param>
/// <param name="IsWrong">It is none of the field's.</param>
/// <param name="IsZoned">It is a time that carries a zone.</param>
internal readonly partial record struct SentValue(JsonNode? Json, bool IsWrong = false, bool IsZoned = false)
{
    private const int LongestLongText = 20_000;

    private static readonly SentValue Wrong = new(null, IsWrong: true);
    private static readonly SentValue Empty = new(null);

    private static readonly string[] Statuses = ["planned", "in_progress", "completed", "cancelled"];
    private static readonly string[] Actions = ["import", "reject"];

    private static readonly string[] Times =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>By the rules of writing, which are those of the field's type and a few of single fields.</summary>
    /// <param name="field">What is written.</param>
    /// <param name="ownType">Of an extension field, as its definition calls it; null: it is built in.</param>
    /// <param name="sent">As it came.</param>
    public static SentValue Read(CatalogueField field, string? ownType, SentItem sent)
    {
        if (sent.Json.ValueKind is JsonValueKind.Null)
        {
            return Empty;
        }

        if (field.Type is FieldType.List)
        {
            return ReadList(sent);
        }

        var text = TextOf(field.Type, sent);
        if (text is null || text.Contains('\0'))
        {
            return Wrong;
        }

        text = text.Trim();
        if (text.Length == 0)
        {
            return Empty;
        }

        return field.Type switch
        {
            _ when ownType == "time" => Clock().IsMatch(text) ? new(text) : Wrong,
            FieldType.Text => ReadText(field, text),
            FieldType.LongText => OfLength(text, field.MaxLength ?? LongestLongText),
            FieldType.YesNo => ReadYesNo(text, ownType is not null),
            FieldType.Code => ReadCode(field, text),
            FieldType.Date => Is(field, "date") ? ReadTime(text) : ReadDay(text),
            FieldType.DateTime => ReadTime(text),
            FieldType.Integer => ReadInteger(field, text),
            FieldType.Decimal => ReadDecimal(field, text),
            _ => ReadId(field, text),
        };
    }

    /// <summary>What would have been right.</summary>
    public static string Expected(CatalogueField field, string? ownType) =>
        field.Type switch
        {
            _ when ownType == "time" => "HH:MM[:SS]",
            FieldType.YesNo => "Y or N",
            FieldType.Code when Is(field, "status") => string.Join(", ", Statuses),
            FieldType.Code when Is(field, "action") => string.Join(", ", Actions),
            FieldType.Code => $"a code of /v2/dictionary/{field.Dictionary?.Path}",
            FieldType.Text when Is(field, "email") => $"text with one @, at most {field.MaxLength} characters",
            FieldType.Text or FieldType.LongText =>
                $"text of at most {field.MaxLength ?? (field.Type is FieldType.Text ? 255 : LongestLongText)} characters",
            FieldType.Date when Is(field, "date") => "YYYY-MM-DD or YYYY-MM-DDTHH:MM[:SS], not later than today",
            FieldType.Date when Is(field, "date_of_birth") || Is(field, "date_of_death") =>
                "YYYY-MM-DD, not later than today",
            FieldType.Date => "YYYY-MM-DD",
            FieldType.DateTime => "YYYY-MM-DD or YYYY-MM-DDTHH:MM[:SS]",
            FieldType.Integer => $"integer from {LeastOf(field)} to {MostOf(field)}",
            FieldType.Decimal when ownType is null => "number from 0 to 999999.99 with at most two decimals",
            FieldType.Decimal => "number within the bounds of the field",
            FieldType.List => "a list of integers",
            FieldType.Option when field.Dictionary?.Path is { } path => $"an active id of /v2/dictionary/{path}",
            _ => "integer",
        };

    /// <summary>An organisation may call a field of its own the same.</summary>
    private static bool Is(CatalogueField field, string name) => field.ExtensionId is null && field.Name == name;

    private static long LeastOf(CatalogueField field) => IsForm(field) ? 1 : 0;

    private static long MostOf(CatalogueField field) =>
        Is(field, "people_in_household") ? 50
        : IsForm(field) ? 99
        : 1440;

    /// <summary>Of a web form: which one, and who somebody is in it.</summary>
    private static bool IsForm(CatalogueField field) => Is(field, "source") || Is(field, "referral_role");

    private static string? TextOf(FieldType type, SentItem sent) =>
        sent.Text is not null
            ? sent.Text
            : sent.Json.ValueKind switch
            {
                JsonValueKind.String => sent.AsText(),
                JsonValueKind.Number => type
                    is FieldType.Id
                        or FieldType.Reference
                        or FieldType.Option
                        or FieldType.Integer
                        or FieldType.Decimal
                    ? sent.Json.GetRawText()
                    : null,
                JsonValueKind.True => type is FieldType.YesNo ? "Y" : null,
                JsonValueKind.False => type is FieldType.YesNo ? "N" : null,
                _ => null,
            };

    private static SentValue ReadText(CatalogueField field, string text)
    {
        switch (field.ExtensionId is null ? field.Name : "")
        {
            case "postcode":
                var bare = Blanks().Replace(text.ToUpperInvariant(), "");
                text = bare.Length > 3 ? $"{bare[..^3]} {bare[^3..]}" : bare;
                break;
            case "nhs_number":
                text = BlanksAndDashes().Replace(text, "");
                break;
            case "email" when text.Count(sign => sign == '@') != 1:
                return Wrong;
        }

        return text.Length == 0 ? Empty : OfLength(text, field.MaxLength ?? 255);
    }

    private static SentValue OfLength(string text, int most) =>
        text.Length <= most || text.EnumerateRunes().Count() <= most ? new(text) : Wrong;

    private static SentValue ReadYesNo(string text, bool isOwn) =>
        text switch
        {
            "Y" or "y" => new(isOwn ? "Y" : true),
            "N" or "n" => new(isOwn ? "N" : false),
            _ => Wrong,
        };

    private static SentValue Of(string[] choices, string text) =>
        choices.Contains(text, StringComparer.Ordinal) ? new(text) : Wrong;

    private static SentValue ReadCode(CatalogueField field, string text) =>
        Is(field, "status") ? Of(Statuses, text)
        : Is(field, "action") ? Of(Actions, text)
        : Code().IsMatch(text) ? new(text)
        : Wrong;

    /// <summary>No birthday moves through a time zone: a time is only midnight.</summary>
    private static SentValue ReadDay(string text) =>
        Local(text) is { } local && local.TimeOfDay == TimeSpan.Zero
            ? new(local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Wrong;

    private static SentValue ReadTime(string text)
    {
        if (Local(text) is { } local)
        {
            return new(local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        }

        // At the ends of the calendar the organisation's clock may have no such year.
        return
            Zone().Match(text) is { Success: true } zone
            && DateTimeOffset.TryParseExact(
                Whole(text[..zone.Index]).Replace(' ', 'T') + (zone.Value is "Z" or "z" ? "+00:00" : zone.Value),
                ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
            && time.UtcDateTime.Year is > 1 and < 9999
            ? new(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), IsZoned: true)
            : Wrong;
    }

    private static DateTime? Local(string text) =>
        DateTime.TryParseExact(Whole(text), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>Without a fraction of the second.</summary>
    private static string Whole(string text) => Fraction().Replace(text, "");

    private static SentValue ReadInteger(CatalogueField field, string text) =>
        Number().IsMatch(text)
        && long.Parse(text, CultureInfo.InvariantCulture) is var number
        && number >= LeastOf(field)
        && number <= MostOf(field)
            ? new(number)
            : Wrong;

    /// <summary>Bounds of extension fields are in their definitions.</summary>
    private static SentValue ReadDecimal(CatalogueField field, string text) =>
        Real().IsMatch(text)
        && decimal.Parse(text, CultureInfo.InvariantCulture) is var number
        && (field.ExtensionId is not null || (number is >= 0 and <= 999_999.99m && decimal.Round(number, 2) == number))
            ? new(number)
            : Wrong;

    private static SentValue ReadId(CatalogueField field, string text) =>
        Number().IsMatch(text)
        && long.Parse(text, CultureInfo.InvariantCulture) is var number
        && (field.Dictionary is not { IsList: true } || number <= int.MaxValue)
            ? new(number)
            : Wrong;

    /// <summary>Sorted, each once.</summary>
    private static SentValue ReadList(SentItem sent)
    {
        var texts =
            sent.Json.ValueKind is JsonValueKind.Array
                ? [.. sent.Json.EnumerateArray().Select(one => TextOf(FieldType.Option, SentItem.Of(one))?.Trim())]
            : TextOf(FieldType.Option, sent) is { } text
                ? text.Split(';', ',').Select(one => one.Trim()).ToList<string?>()
            : [null];
        if (texts is [] or [""])
        {
            return Empty;
        }

        return texts.TrueForAll(one => one is not null && Number().IsMatch(one))
            ? new(
                new JsonArray([
                    .. texts
                        .Select(one => long.Parse(one!, CultureInfo.InvariantCulture))
                        .Distinct()
                        .Order()
                        .Select(JsonNode (one) => JsonValue.Create(one)),
                ])
            )
            : Wrong;
    }

    [GeneratedRegex(@"\A[0-9]{1,18}\z", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A-?[0-9]{1,18}(\.[0-9]{1,9})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Real();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,16}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\s", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s\-\u2010-\u2015]", RegexOptions.None, 1000)]
    private static partial Regex BlanksAndDashes();

    [GeneratedRegex(@"(?<=:[0-9]{2}:[0-9]{2})\.[0-9]{1,9}\z", RegexOptions.None, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Zone();
}
