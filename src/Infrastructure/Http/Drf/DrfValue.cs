using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Values of one body as their fields' types, or the messages that say why not: for objects, where every field tells all
/// that is wrong with it. Single values are read by <see cref="DrfField"/>.
/// </summary>
/// <param name="zone">Of times without an offset.</param>
internal sealed class DrfValue(TimeZoneInfo zone)
{
    private const string NoFile = "The submitted data was not a file. Check the encoding type on the form.";

    /// <summary>The value that the reader stands on, which is left on its last token.</summary>
    /// <returns>Of the field's type, where nothing was added to <paramref name="wrong"/>.</returns>
    public object? Read(ref Utf8JsonReader reader, RequestField field, List<string> wrong)
    {
        // An empty text is no relation, in JSON too.
        if (
            reader.TokenType is JsonTokenType.Null
            || (field is { IsRelation: true, Item: null } && DrfField.IsEmptyText(ref reader))
        )
        {
            if (!field.IsNullable)
            {
                wrong.Add(Parsed<string>.Null.Error!);
            }

            return null;
        }

        if (field.IsFile)
        {
            reader.Skip();
            wrong.Add(NoFile);

            return null;
        }

        var value = field.Item is { } item ? List(ref reader, field, item, wrong) : One(ref reader, field, wrong);
        if (wrong.Count == 0 && value is not "")
        {
            Judge(field, value!, wrong);
        }

        return value;
    }

    /// <summary>What the area's own rules say.</summary>
    public static void Judge(RequestField field, object value, List<string> wrong) =>
        wrong.AddRange(
            field
                .Others.Select(rule => rule.GetValidationResult(value, new(value, field.Name, null, null)))
                .Where(result => result is not null)
                .Select(result => result!.ErrorMessage!)
        );

    /// <summary>An empty list, or whatever its length says of it.</summary>
    public static void JudgeLength(RequestField field, int count, List<string> wrong)
    {
        if (count < field.MinLength)
        {
            wrong.Add(
                count == 0
                    ? "This list may not be empty."
                    : $"Ensure this field has at least {field.MinLength} elements."
            );
        }
        else if (count > field.MaxLength)
        {
            wrong.Add($"Ensure this field has no more than {field.MaxLength} elements.");
        }
    }

    private object? One(ref Utf8JsonReader reader, RequestField field, List<string> wrong)
    {
        if (HalfPair.Find(ref reader) is not { } half)
        {
            return Value(ref reader, field, wrong);
        }

        // With the place taken by another sign it is read like any other text.
        var whole = new Utf8JsonReader(half.Replaced);
        whole.Read();
        var value = Value(ref whole, field, wrong);
        if (IsText(field))
        {
            wrong.Add($"Surrogate characters are not allowed: U+{half.Code:X4}.");
        }

        return value;
    }

    private object? Value(ref Utf8JsonReader reader, RequestField field, List<string> wrong)
    {
        var type = field.Item ?? field.Type;

        return IsText(field) ? Text(ref reader, field, wrong)
            : type == typeof(string) ? Taken(DrfField.Choice(ref reader, field.Choices), wrong)
            : type == typeof(bool) ? Taken(DrfField.Boolean(ref reader), wrong)
            : type == typeof(int)
                ? Whole(ref reader, field, int.MinValue, int.MaxValue, wrong) is { } whole ? (int)whole
                    : null
            : type == typeof(long) ? Whole(ref reader, field, long.MinValue, long.MaxValue, wrong)
            : type == typeof(double) ? InRange(field, Taken(DrfField.Number(ref reader), wrong), wrong)
            : type == typeof(decimal) ? InRange(field, Taken(DrfDecimal.Read(ref reader, field.Digits!), wrong), wrong)
            : type == typeof(DateOnly) ? Taken(DrfField.Date(ref reader), wrong)
            : type == typeof(DateTime) ? Taken(DrfTime.Read(ref reader, zone), wrong)
            : throw new NotSupportedException(
                $"{field.Parameter.Member.DeclaringType}: no reader for {type} ({field.Name})."
            );
    }

    private static bool IsText(RequestField field) =>
        (field.Item ?? field.Type) == typeof(string) && field.Choices.Count == 0;

    private static long? Whole(ref Utf8JsonReader reader, RequestField field, long min, long max, List<string> wrong) =>
        field.IsRelation
            ? Taken(DrfField.Relation(ref reader, min, max), wrong)
            : Taken(
                DrfField.Integer(
                    ref reader,
                    field.Range is { } low ? Convert.ToInt64(low.Minimum, CultureInfo.InvariantCulture) : min,
                    field.Range is { } high ? Convert.ToInt64(high.Maximum, CultureInfo.InvariantCulture) : max
                ),
                wrong
            );

    private static T? InRange<T>(RequestField field, T? number, List<string> wrong)
        where T : struct, IComparable
    {
        if (number is null || field.Range is not { } range)
        {
            return number;
        }

        if (number.Value.CompareTo(Limit(range.Minimum)) < 0)
        {
            wrong.Add($"Ensure this value is greater than or equal to {Shown(range.Minimum)}.");
        }
        else if (number.Value.CompareTo(Limit(range.Maximum)) > 0)
        {
            wrong.Add($"Ensure this value is less than or equal to {Shown(range.Maximum)}.");
        }

        return number;

        static object Limit(object limit) => Convert.ChangeType(limit, typeof(T), CultureInfo.InvariantCulture);

        static string Shown(object limit) => Convert.ToString(limit, CultureInfo.InvariantCulture)!;
    }

    /// <summary>All that is wrong with it is told, unless it is no text or has no sign.</summary>
    private static string? Text(ref Utf8JsonReader reader, RequestField field, List<string> wrong)
    {
        string text;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                text = reader.GetString()!;
                break;
            case JsonTokenType.Number:
                text = Encoding.ASCII.GetString(reader.ValueSpan);
                break;
            default:
                reader.Skip();
                wrong.Add("Not a valid string.");
                return null;
        }

        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            if (!field.MayBeBlank)
            {
                wrong.Add("This field may not be blank.");
            }

            return "";
        }

        text = field.IsVerbatim ? text : trimmed;
        AddTo(wrong, DrfField.LengthComplaint(text, field.MinLength, field.MaxLength ?? int.MaxValue));
        AddTo(wrong, text.Contains('\0') ? DrfField.HasNull : null);
        AddTo(wrong, field.IsEmail && !DrfEmail.IsAddress(text) ? "Enter a valid email address." : null);
        AddTo(wrong, field.Pattern is { } pattern && !pattern.IsValid(text) ? pattern.ErrorMessage : null);

        return text;
    }

    /// <summary>Of its items the first bad one is told.</summary>
    private Array? List(ref Utf8JsonReader reader, RequestField field, Type item, List<string> wrong)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            wrong.Add($"Expected a list of items but got type \"{TypeWord.Of(ref reader)}\".");
            reader.Skip();

            return null;
        }

        var items = new List<object?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (wrong.Count > 0)
            {
                reader.Skip();
            }
            else if (reader.TokenType is JsonTokenType.Null)
            {
                wrong.Add(field.IsRelation ? DrfField.NoObject("None") : Parsed<string>.Null.Error!);
            }
            else
            {
                items.Add(One(ref reader, field, wrong));
            }
        }

        if (wrong.Count > 0)
        {
            return null;
        }

        JudgeLength(field, items.Count, wrong);
        var array = Array.CreateInstance(item, items.Count);
        ((System.Collections.IList)items).CopyTo(array, 0);

        return array;
    }

    private static void AddTo(List<string> wrong, string? complaint)
    {
        if (complaint is not null)
        {
            wrong.Add(complaint);
        }
    }

    private static T? Taken<T>(Parsed<T> parsed, List<string> wrong)
        where T : struct
    {
        AddTo(wrong, parsed.Error);

        return parsed.Error is null ? parsed.Value : null;
    }

    private static string? Taken(Parsed<string> parsed, List<string> wrong)
    {
        AddTo(wrong, parsed.Error);

        return parsed.Value;
    }
}
