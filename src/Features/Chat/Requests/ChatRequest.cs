using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// Reads the parameters of a call into the slice's <c>Request</c>, whose attributes say what they may be. What is wrong
/// collects, one sentence for a parameter; the slice adds what only the database knows, and all of it is told together.
/// </summary>
public static class ChatRequest
{
    /// <exception cref="RefusedException">The body is too large, broken, or of a media type that is not read here.</exception>
    public static async Task<ChatRequest<T>> Read<T>(HttpRequest request, CancellationToken stop)
        where T : class => new(await Parameters.Read(request, stop));

    /// <summary>Of a body with files, which was read before.</summary>
    public static ChatRequest<T> Of<T>(HttpRequest request, MultipartBody body)
        where T : class => new(Parameters.Of(request, body));
}

/// <summary>The parameters of a call as read.</summary>
public sealed class ChatRequest<T>
    where T : class
{
    private const int MostProblems = 100;

    private static readonly RequestShape Shape = RequestShape.Of<T>();
    private static readonly Asked[] Fields = [.. Shape.Fields.Select(Asked.Of)];

    private readonly object?[] _values = new object?[Shape.Fields.Count];
    private readonly List<string>?[] _problems = new List<string>?[Shape.Fields.Count];
    private readonly IReadOnlyList<string> _unstorable;

    internal ChatRequest(Parameters sent)
    {
        _unstorable = sent.Problems;
        foreach (var asked in Fields)
        {
            var (value, problem) = ReadField(sent, asked);
            _values[asked.Field.Index] = value ?? asked.Field.Default;
            if (problem is not null)
            {
                _problems[asked.Field.Index] = [problem];
            }
        }

        Value = (T)Shape.Make(_values);
    }

    /// <summary>The record; what was refused in it has its default, which a look-up does not find.</summary>
    public T Value { get; }

    /// <summary>Whether nothing is wrong with the parameter so far.</summary>
    public bool IsSound(string field) => _unstorable.Count == 0 && _problems[Find(field).Index] is null;

    /// <summary>Notes what the slice finds wrong, if anything; unless the parameter is refused already.</summary>
    public void Refuse(string field, params IEnumerable<string> problems)
    {
        if (IsSound(field) && problems.Take(MostProblems).ToList() is { Count: > 0 } told)
        {
            _problems[Find(field).Index] = told;
        }
    }

    /// <summary>Null, or the 400 to answer.</summary>
    public Invalid? Refused
    {
        get
        {
            if (_unstorable.Count > 0)
            {
                return new Invalid([.. _unstorable.Take(MostProblems)]);
            }

            List<string> all =
            [
                .. Shape
                    .Fields.Where(asked => _problems[asked.Index] is not null)
                    .SelectMany(asked => _problems[asked.Index]!.Select(problem => $"{asked.Name} {problem}"))
                    .Take(MostProblems),
            ];

            return all.Count == 0 ? null : new Invalid(all);
        }
    }

    private static RequestField Find(string field) =>
        Shape.Fields.First(known => known.Name == field || known.Parameter.Name == field);

    private (object? Value, string? Problem) ReadField(Parameters sent, Asked asked)
    {
        var field = asked.Field;
        if (field.IsFile)
        {
            return sent.File(field.Name) is { } file ? (file, null) : (null, "is required, as a file");
        }

        var (value, problem) = field.Item is null ? ReadOne(sent, asked) : ReadMany(sent, asked);
        if (problem is not null)
        {
            return (null, problem);
        }

        if (value is null or string[] { Length: 0 })
        {
            return field.IsRequired && _unstorable.Count == 0 ? (null, "is required") : (null, null);
        }

        return Complaint(field, value) is { } complaint ? (null, complaint) : (value, null);
    }

    private static (object? Value, string? Problem) ReadOne(Parameters sent, Asked asked)
    {
        var field = asked.Field;
        if (asked.Names.Select(sent.One).FirstOrDefault(found => found is not null) is not { } one)
        {
            return (null, null);
        }

        if (field.Type == typeof(RawJson))
        {
            return ReadJson(one);
        }

        if (one.Text is not { } text)
        {
            return asked.TakesJson ? (one.Json!.Value.GetRawText(), null) : (null, "must be a single value");
        }

        if (!field.IsVerbatim)
        {
            text = Trimmed(one, asked);
        }

        return text.Length == 0 ? (null, null) : Typed(text, field);
    }

    private static (object? Value, string? Problem) Typed(string text, RequestField field)
    {
        if (field.Type == typeof(bool))
        {
            return text.ToLowerInvariant() switch
            {
                "true" or "1" => (true, null),
                "false" or "0" => (false, null),
                _ => (null, "must be true or false"),
            };
        }

        if (field.Type == typeof(long))
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? (number, null)
                : (null, "must be a whole number");
        }

        if (field.Type == typeof(DateOnly))
        {
            return DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? (day, null)
                : (null, "must be a day such as 2017-07-26");
        }

        return (text, null);
    }

    /// <summary>Different ones, in the order in which they were sent.</summary>
    private static (object? Value, string? Problem) ReadMany(Parameters sent, Asked asked)
    {
        var values = new List<string>();
        foreach (var one in asked.Names.SelectMany(sent.Many))
        {
            if (one.Json is { ValueKind: JsonValueKind.Array } list)
            {
                values.AddRange(list.EnumerateArray().Select(item => Trimmed(Sent.Of(item), asked)));
            }
            else if (one.Json is null && one.Text!.TrimStart().StartsWith('[') && Listed(one.Text) is { } listed)
            {
                values.AddRange(listed.Select(item => Trimmed(Sent.Of(item), asked)));
            }
            else
            {
                values.Add(Trimmed(one, asked));
            }
        }

        return values.Contains(Unreadable)
            ? (null, "must be a list of texts")
            : (values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToArray(), null);
    }

    /// <summary>No text holds it.</summary>
    private const string Unreadable = "\0";

    private static IReadOnlyList<JsonElement>? Listed(string text) =>
        StoredJson.OfText(text)?.RootElement is { ValueKind: JsonValueKind.Array } list
        && StoredJson.Unstorable(System.Text.Encoding.UTF8.GetBytes(text)) is null
            ? [.. list.EnumerateArray()]
            : null;

    /// <summary>An address pasted unencoded into a query has lost its <c>+</c>; no user id holds a blank.</summary>
    private static string Trimmed(Sent sent, Asked asked)
    {
        if (sent.Text is null)
        {
            return sent.IsEmpty ? "" : Unreadable;
        }

        var text = sent.Text.Trim();

        return sent.IsFromQuery && asked.IsUserId ? text.Replace(' ', '+') : text;
    }

    private static (object? Value, string? Problem) ReadJson(Sent sent)
    {
        var json = sent.Json;
        if (sent.Text is { } text)
        {
            if (
                sent.Json is not (null or { ValueKind: JsonValueKind.String })
                || StoredJson.OfText(text) is not { } document
            )
            {
                return (null, "must be a JSON object");
            }

            json = document.RootElement;
            if (StoredJson.Unstorable(System.Text.Encoding.UTF8.GetBytes(json.Value.GetRawText())) is not null)
            {
                return (null, "holds U+0000 or half a surrogate pair");
            }
        }

        return json switch
        {
            { ValueKind: JsonValueKind.Null } => (null, null),
            { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 0 => (null, null),
            { ValueKind: JsonValueKind.Object } map => StoredJson.DepthOf(map) <= StoredJson.MostDepth
                ? (new RawJson(map.GetRawText()), null)
                : (null, $"is nested deeper than {StoredJson.MostDepth} levels"),
            _ => (null, "must be a JSON object"),
        };
    }

    private static string? Complaint(RequestField field, object value)
    {
        switch (value)
        {
            case string[] list:
                if (list.Length < field.MinLength)
                {
                    return $"must name at least {field.MinLength}";
                }

                if (list.Length > field.MaxLength)
                {
                    return $"names {list.Length}, at most {field.MaxLength} are read";
                }

                break;
            case string text:
                var length = text.EnumerateRunes().Count();
                if (length < field.MinLength)
                {
                    return $"must have at least {field.MinLength} characters";
                }

                if (length > field.MaxLength)
                {
                    return $"has {length} characters, at most {field.MaxLength} are read";
                }

                if (field.Choices.Count > 0 && !field.Choices.Contains(text, StringComparer.Ordinal))
                {
                    return $"must be one of {string.Join(", ", field.Choices)}";
                }

                if (field.Pattern is { } pattern && !pattern.IsValid(text))
                {
                    return pattern.ErrorMessage;
                }

                break;
            case long number
                when field.Range is { } range && (number < Bound(range.Minimum) || number > Bound(range.Maximum)):
                return $"must be from {Bound(range.Minimum)} to {Bound(range.Maximum)}";
        }

        return field.Others.FirstOrDefault(rule => !rule.IsValid(value))?.FormatErrorMessage(field.Name);
    }

    private static long Bound(object bound) => Convert.ToInt64(bound, CultureInfo.InvariantCulture);

    private sealed record Asked(RequestField Field, string[] Names, bool IsUserId, bool TakesJson)
    {
        public static Asked Of(RequestField field) =>
            new(
                field,
                [field.Name, .. field.Parameter.GetCustomAttributes<AliasAttribute>().Select(alias => alias.Name)],
                field.Parameter.IsDefined(typeof(UserIdAttribute)),
                field.Parameter.IsDefined(typeof(OrJsonAttribute))
            );
    }
}
