using System.Globalization;
using System.Numerics;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>The query of the two lists for presentation as sent.</summary>
public sealed class PresentationQuery
{
    /// <summary>Ids, separated by commas.</summary>
    [FromQuery(Name = "organization")]
    public string? Organization { get; init; }

    /// <summary>true or 1: only the whole application; false or 0: only organizations.</summary>
    [SentAs(JsonSchemaType.Boolean)]
    [FromQuery(Name = "niceday_only")]
    public string? NicedayOnly { get; init; }

    /// <summary>Exactly this one; another word finds nothing.</summary>
    [AnyPeriod]
    [FromQuery(Name = "period_type")]
    public string? PeriodType { get; init; }

    /// <summary>With period_before: periods that begin or end between the two days.</summary>
    [SentAs(JsonSchemaType.String, "date")]
    [FromQuery(Name = "period_after")]
    public string? PeriodAfter { get; init; }

    /// <summary>See period_after.</summary>
    [SentAs(JsonSchemaType.String, "date")]
    [FromQuery(Name = "period_before")]
    public string? PeriodBefore { get; init; }

    /// <summary>The first so many; below one: all.</summary>
    [SentAs(JsonSchemaType.Integer)]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }
}

/// <summary>The query as read, its parts combined with and; what was not sent is null.</summary>
internal sealed class PresentationFilters
{
    private readonly List<(string, IReadOnlyList<string>)> _errors = [];
    private readonly bool _isHalfPeriod;

    public PresentationFilters(PresentationQuery query)
    {
        OrganizationIds = ReadOrganizations(Word(query.Organization));
        IsWhole = Flag("niceday_only", query.NicedayOnly);
        PeriodType = Word(query.PeriodType);
        (After, Before) = ReadPeriod(Word(query.PeriodAfter), Word(query.PeriodBefore));
        _isHalfPeriod = After is null != Before is null;
        Limit = ReadLimit(Word(query.Limit));
    }

    public List<long>? OrganizationIds { get; }

    /// <summary>Only rows of the whole application, or only rows of organizations.</summary>
    public bool? IsWhole { get; }

    public string? PeriodType { get; }

    public DateOnly? After { get; }

    public DateOnly? Before { get; }

    public long? Limit { get; }

    /// <summary>Null, or the 400 to answer.</summary>
    public FieldsRefused? Refused => _errors.Count > 0 ? FieldsRefused.Of(_errors) : null;

    /// <summary>Null, or the 400 where a period has only one end.</summary>
    public BareRefused? RefusedPeriod =>
        _isHalfPeriod ? new("`period_after` and `period_before` parameter must be given together.") : null;

    /// <summary>true or 1, false or 0; blank is none. What is neither is refused: ignored, it would answer with everything.</summary>
    public bool? Flag(string name, string? text)
    {
        switch (Word(text)?.Trim().ToLowerInvariant())
        {
            case null:
                return null;
            case "true" or "1":
                return true;
            case "false" or "0":
                return false;
            default:
                _errors.Add((name, ["Must be a valid boolean."]));
                return null;
        }
    }

    /// <summary>Blank is as good as not sent. U+0000 is in no stored word, and the database refuses it.</summary>
    public static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace('\0', '\ufffd');

    private List<long>? ReadOrganizations(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var ids = new List<long>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                // Other numbers are no organization's.
                if (number == decimal.Truncate(number) && number is >= 1 and <= long.MaxValue)
                {
                    ids.Add((long)number);
                }
            }
            else if (!IsNumberBeyond(part))
            {
                _errors.Add(("organization", ["Enter a number."]));
                return null;
            }
        }

        return ids;
    }

    /// <summary>A number with more digits than a decimal holds: no organization's either.</summary>
    private static bool IsNumberBeyond(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);

    private (DateOnly?, DateOnly?) ReadPeriod(string? after, string? before)
    {
        var first = ReadDate(after);
        var last = ReadDate(before);
        if ((after is not null && first is null) || (before is not null && last is null))
        {
            _errors.Add(("period", ["Enter a valid date."]));
        }

        return (first, last);
    }

    private static DateOnly? ReadDate(string? text) =>
        text is not null && DrfField.TryDate(Encoding.UTF8.GetBytes(text), out var date) ? date : null;

    private long? ReadLimit(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = text.Trim();
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
        {
            _errors.Add(("limit", ["Enter a whole number."]));
            return null;
        }

        return limit < 1 ? null
            : limit > long.MaxValue ? long.MaxValue
            : (long)limit;
    }
}
