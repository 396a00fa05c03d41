using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>What the key <c>id</c> of a POST body says: absent, a value, or empty.</summary>
public enum WriteMode
{
    Insert,
    Update,
    Delete,
}

/// <summary>A POST body read against the columns that it may have; docs/monitoring.md, "Changing metadata".</summary>
public sealed class Submission
{
    /// <summary>Of a value that is JSON, such as a dashboard: everybody's list shows it.</summary>
    private const int MostJsonBytes = 256 * 1024;

    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly Problem _problem = Problem.None();

    /// <summary>The columns whose text is JSON.</summary>
    private readonly HashSet<string> _json;

    private Submission(IReadOnlyList<Column> columns) =>
        _json = columns
            .Where(column => column.Kind is FieldKind.Json)
            .Select(column => column.Name)
            .ToHashSet(StringComparer.Ordinal);

    public WriteMode Mode { get; private set; }

    /// <summary>The row to update.</summary>
    public int Id { get; private set; }

    /// <summary>What was sent and accepted.</summary>
    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>All that is wrong; null when nothing is.</summary>
    public Problem? Problem => _problem.IsEmpty ? null : _problem;

    /// <exception cref="RefusedException">The body is no JSON object and no form.</exception>
    public static async Task<Submission> Read(HttpContext context, IReadOnlyList<Column> columns) =>
        Of(context, await BodyFields.Read(context.Request, context.RequestAborted), columns);

    /// <summary>A body whose fields are read already; null: it is no object.</summary>
    public static Submission Of(
        HttpContext context,
        IReadOnlyDictionary<string, JsonElement>? body,
        IReadOnlyList<Column> columns
    )
    {
        var submission = new Submission(columns);
        context.Features.Set(submission); // a refusal of the database is worded by what was tried
        if (body is null)
        {
            submission._problem.Add(ErrorType.InvalidValue, "the body must be one JSON object or a form");
        }
        else
        {
            submission.ReadFields(body, columns);
        }

        return submission;
    }

    /// <summary>The body of a POST that asks for something to be done: it has no key <c>id</c>.</summary>
    /// <exception cref="RefusedException">The body is no JSON object and no form.</exception>
    public static async Task<Submission> ReadCommand(HttpContext context, IReadOnlyList<Column> columns)
    {
        var body = await BodyFields.Read(context.Request, context.RequestAborted);
        var submission = Of(
            context,
            body?.Where(field => field.Key != "id").ToDictionary(StringComparer.Ordinal),
            columns
        );
        if (body?.ContainsKey("id") == true)
        {
            submission._problem.Add(
                ErrorType.UnknownField,
                $"id: the fields are {string.Join(", ", columns.Select(column => column.Name))}"
            );
        }

        return submission;
    }

    /// <summary>Notes what a slice finds wrong with the values.</summary>
    public void Refuse(string type, string message) => _problem.Add(type, message);

    public T? Get<T>(string column) => _values.GetValueOrDefault(column) is T value ? value : default;

    /// <summary>What was accepted as one JSON object, for <c>jsonb_populate_record</c>.</summary>
    public string Given()
    {
        var given = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(given, JsonDefaults.Writer))
        {
            WriteValues(json);
        }

        return Encoding.UTF8.GetString(given.WrittenSpan);
    }

    /// <summary>What was accepted, as one JSON object.</summary>
    public void WriteValues(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            json.WritePropertyName(name);
            if (value is string text && _json.Contains(name))
            {
                json.WriteRawValue(text, skipInputValidation: true); // read before
            }
            else
            {
                JsonSerializer.Serialize(json, value);
            }
        }

        json.WriteEndObject();
    }

    private void ReadFields(IReadOnlyDictionary<string, JsonElement> body, IReadOnlyList<Column> columns)
    {
        ReadId(body);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in body.Where(field => field.Key != "id"))
        {
            var column = columns.FirstOrDefault(column => column.Name == name || column.Name == name + "_id");
            if (column is null)
            {
                _problem.Add(
                    ErrorType.UnknownField,
                    $"{name}: the fields are {string.Join(", ", columns.Where(known => !known.IsServerSet).Select(known => known.Name))}"
                );
            }
            else if (!named.Add(column.Name))
            {
                _problem.Add(ErrorType.InvalidValue, $"{name}: given more than once");
            }
            else if (!column.IsServerSet || Mode is WriteMode.Delete)
            {
                ReadValue(column, value);
            }
        }

        var missing = columns.Where(column => column.IsRequired && !named.Contains(column.Name)).ToArray();
        if (Mode is WriteMode.Insert && missing.Length > 0)
        {
            _problem.Add(
                ErrorType.MissingField,
                $"{string.Join(", ", missing.Select(column => column.Name))}: needed to insert"
            );
        }

        if (Mode is WriteMode.Delete && _values.Count == 0 && _problem.IsEmpty)
        {
            _problem.Add(ErrorType.MissingField, "a delete needs at least one other field as condition");
        }
    }

    private void ReadId(IReadOnlyDictionary<string, JsonElement> body)
    {
        if (!body.TryGetValue("id", out var id))
        {
            Mode = WriteMode.Insert;
            return;
        }

        var text = TextOf(id, FieldKind.Whole);
        if (text is "")
        {
            Mode = WriteMode.Delete;
            return;
        }

        Mode = WriteMode.Update;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            Id = number;
        }
        else
        {
            _problem.Add(ErrorType.InvalidValue, $"id: {id.GetRawText()} is not a whole number from 1 up, nor empty");
        }
    }

    private void ReadValue(Column column, JsonElement value)
    {
        if (column.Kind is FieldKind.Json)
        {
            ReadJson(column, value);
            return;
        }

        var text = value.ValueKind is JsonValueKind.Null ? "" : TextOf(value, column.Kind);
        if (text is "" && !column.MayBeEmpty)
        {
            if (column.IsNullable)
            {
                _values[column.Name] = null;
            }
            else
            {
                _problem.Add(ErrorType.InvalidValue, $"{column.Name}: may not be empty");
            }

            return;
        }

        if (text is null || !FieldText.TryRead(column.Kind, text, out var read))
        {
            _problem.Add(ErrorType.InvalidValue, $"{column.Name}: {Shown(value)} is not {Words.Accepted(column.Kind)}");
        }
        else if (Complaint(column, read) is { } complaint)
        {
            _problem.Add(ErrorType.InvalidValue, $"{column.Name}: {complaint}");
        }
        else
        {
            _values[column.Name] = read;
        }
    }

    private void ReadJson(Column column, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
        if (text.Length == 0 || text.Trim() == "null")
        {
            if (column.IsNullable)
            {
                _values[column.Name] = null;
            }
            else
            {
                _problem.Add(ErrorType.InvalidValue, $"{column.Name}: may not be empty");
            }
        }
        else if (Encoding.UTF8.GetByteCount(text) > MostJsonBytes)
        {
            _problem.Add(ErrorType.InvalidValue, $"{column.Name}: has more than {MostJsonBytes} bytes");
        }
        else if (JsonText.Complaint(text) is { } complaint)
        {
            _problem.Add(ErrorType.InvalidJson, $"{column.Name}: {complaint}");
        }
        else
        {
            _values[column.Name] = text;
        }
    }

    private static string? Complaint(Column column, object value) =>
        value switch
        {
            double number when number < column.Least || number > column.Most => string.Create(
                CultureInfo.InvariantCulture,
                $"{number} is not a number from {column.Least} to {column.Most}"
            ),
            string text
                when column is { IsRequired: true, IsNullable: false, MayBeEmpty: false }
                    && string.IsNullOrWhiteSpace(text) => "may not be blank",
            string text when text.Length > column.MaxLength && text.EnumerateRunes().Count() > column.MaxLength =>
                $"has more than {column.MaxLength} characters",
            string text when column.Choices.Count > 0 && !column.Choices.Contains(text) =>
                $"'{text}' is none of {string.Join(", ", column.Choices)}",
            _ => null,
        };

    /// <summary>Values may come as text, so text, numbers and flags are all read as text first.</summary>
    private static string? TextOf(JsonElement value, FieldKind kind) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => kind is FieldKind.Real or FieldKind.Text ? value.GetRawText() : WholeText(value),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>5.0 and 5 are the same number in JSON.</summary>
    private static string WholeText(JsonElement number) =>
        number.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact)
            ? decimal.Truncate(exact).ToString(CultureInfo.InvariantCulture)
            : number.GetRawText();

    private static string Shown(JsonElement value)
    {
        var raw = value.GetRawText();

        return raw.Length <= 100 ? raw : raw[..100] + "…";
    }
}
