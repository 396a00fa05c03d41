using System.Globalization;
using System.Text.Json;
using Dapper;

namespace Platform.Features.Monitoring;

/// <summary>What the key <c>id</c> of a POST body says: absent, a value, or empty.</summary>
public enum WriteMode
{
    Insert,
    Update,
    Delete,
}

/// <summary>A POST body read against the resource's columns; spec/monitoring.md section 3.</summary>
public sealed class Submission
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly Problem _problem = Problem.None();

    private Submission() { }

    public WriteMode Mode { get; private set; }

    /// <summary>The row to update.</summary>
    public int Id { get; private set; }

    /// <summary>What was sent and accepted.</summary>
    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>All that is wrong; null when nothing is.</summary>
    public Problem? Problem => _problem.IsEmpty ? null : _problem;

    /// <exception cref="RefusedException">The body is no JSON object and no form.</exception>
    public static async Task<Submission> Read(HttpContext context, Column[] columns) =>
        Of(await BodyFields.Read(context.Request, context.RequestAborted), columns);

    /// <summary>A body whose fields are read already; null: it is no object.</summary>
    public static Submission Of(IReadOnlyDictionary<string, JsonElement>? body, Column[] columns)
    {
        var submission = new Submission();
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
    public static async Task<Submission> ReadCommand(HttpContext context, Column[] columns)
    {
        var body = await BodyFields.Read(context.Request, context.RequestAborted);
        var submission = Of(body?.Where(field => field.Key != "id").ToDictionary(StringComparer.Ordinal), columns);
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

    /// <summary>Gives a column a value that was not sent.</summary>
    public void Default(string column, object value) => _values.TryAdd(column, value);

    /// <summary>For each column its value, and <c>has_column</c>: whether it was sent.</summary>
    public DynamicParameters Args(Column[] columns, object? more = null)
    {
        var args = new DynamicParameters(more);
        args.Add("id", Id);
        foreach (var column in columns.Where(column => !column.IsServerSet))
        {
            args.Add(column.Name, _values.GetValueOrDefault(column.Name));
            args.Add("has_" + column.Name, _values.ContainsKey(column.Name));
        }

        return args;
    }

    private void ReadFields(IReadOnlyDictionary<string, JsonElement> body, Column[] columns)
    {
        ReadId(body);
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
            else if (!column.IsServerSet || Mode is WriteMode.Delete)
            {
                ReadValue(column, value);
            }
        }

        var missing = columns.Where(column => column.IsRequired && !body.ContainsKey(column.Name)).ToArray();
        if (Mode is WriteMode.Insert && missing.Length > 0)
        {
            _problem.Add(ErrorType.MissingField, string.Join(", ", missing.Select(column => column.Name)));
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

        var text = TextOf(id);
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

        var text = TextOf(value);
        if (value.ValueKind is JsonValueKind.Null || (text is "" && !column.MayBeEmpty))
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
            _problem.Add(
                ErrorType.InvalidValue,
                $"{column.Name}: {Shown(value)} is not {FieldText.Accepted(column.Kind)}"
            );
        }
        else if (column.Kind is FieldKind.Text && Complaint(column, text) is { } complaint)
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
        if (value.ValueKind is not JsonValueKind.String)
        {
            _values[column.Name] = value.ValueKind is JsonValueKind.Null ? null : value.GetRawText();
            return;
        }

        var text = value.GetString()!;
        if (text.Length == 0)
        {
            _values[column.Name] = null;
            return;
        }

        if (BodyFields.IsJson(text))
        {
            _values[column.Name] = text;
        }
        else
        {
            _problem.Add(ErrorType.InvalidJson, $"{column.Name}: the text is not JSON");
        }
    }

    private static string? Complaint(Column column, string text) =>
        column.IsRequired && !column.MayBeEmpty && string.IsNullOrWhiteSpace(text) ? "may not be blank"
        : text.Length > column.MaxLength ? $"has more than {column.MaxLength} characters"
        : column.Choices.Count > 0 && !column.Choices.Contains(text)
            ? $"'{text}' is none of {string.Join(", ", column.Choices)}"
        : null;

    /// <summary>Values may come as text, so text, numbers and flags are all read as text first.</summary>
    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => WholeText(value),
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
