using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>
/// What an object in a payload must and may hold. What it holds besides is kept as it was sent; what may be left out, or
/// is null, is filled in.
/// </summary>
internal sealed record PayloadShape(params IReadOnlyList<PayloadField> Fields)
{
    /// <summary>Writes the object with its defaults, and notes what is wrong with it.</summary>
    public void Write(JsonElement given, string path, Utf8JsonWriter json, List<string> problems)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject();
        foreach (var property in given.EnumerateObject())
        {
            var field = FieldOf(property.Name, given);
            if (field is null)
            {
                Copy(property, json);
            }
            else if (property.Value.ValueKind is not JsonValueKind.Null || field.MayBeNull)
            {
                met.Add(field.Name);
                json.WritePropertyName(field.Name);
                field.Write(property.Value, path + field.Name, json, problems);
            }
        }

        foreach (var field in Fields.Where(field => !met.Contains(field.Name)))
        {
            if (field.Default is { } value)
            {
                json.WritePropertyName(field.Name);
                json.WriteRawValue(value);
            }
            else if (field.IsRequired)
            {
                problems.Add($"needs {path}{field.Name}");
            }
        }

        json.WriteEndObject();
    }

    public static void Copy(JsonProperty property, Utf8JsonWriter json)
    {
        json.WritePropertyName(property.Name);
        json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
    }

    /// <summary>Under an old name only where the present one is not there.</summary>
    private PayloadField? FieldOf(string name, JsonElement given) =>
        Fields.FirstOrDefault(field => field.Name == name)
        ?? Fields.FirstOrDefault(field => field.OldName == name && !given.TryGetProperty(field.Name, out _));
}

/// <summary>One field of an object in a payload.</summary>
/// <param name="Name">As it is stored.</param>
/// <param name="Rule">Null, or what is wrong with a value.</param>
internal sealed record PayloadField(string Name, Func<JsonElement, string?> Rule)
{
    public bool IsRequired { get; init; } = true;

    /// <summary>JSON for where the field is missing.</summary>
    public string? Default { get; init; }

    /// <summary>Another name under which clients send it.</summary>
    public string? OldName { get; init; }

    /// <summary>Null is a value here.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>Of the object, or of each object of the list, that the value is.</summary>
    public PayloadShape? Inner { get; init; }

    /// <summary>Stored where an empty text was sent.</summary>
    public string? ForEmpty { get; init; }

    public PayloadField Or(string json) => this with { IsRequired = false, Default = json };

    public void Write(JsonElement value, string path, Utf8JsonWriter json, List<string> problems)
    {
        if (Rule(value) is { } problem)
        {
            problems.Add($"{path} {problem}");
            json.WriteNullValue();
        }
        else if (Inner is null)
        {
            var isEmpty = value.ValueKind is JsonValueKind.String && value.ValueEquals("");
            json.WriteRawValue(
                isEmpty && ForEmpty is { } other ? other : value.GetRawText(),
                skipInputValidation: true
            );
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var (at, item) in value.EnumerateArray().Index())
            {
                Inner.Write(item, $"{path}[{at}].", json, problems);
            }

            json.WriteEndArray();
        }
        else
        {
            Inner.Write(value, path + ".", json, problems);
        }
    }

    public static PayloadField Text(string name) =>
        new(name, value => value.ValueKind is JsonValueKind.String ? null : "must be a text");

    public static PayloadField Words(string name) =>
        new(
            name,
            value =>
                value.ValueKind is JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
                    ? null
                    : "must be a text that is not empty"
        );

    public static PayloadField Address(string name) =>
        new(
            name,
            value =>
                value.ValueKind is JsonValueKind.String && WebAddress.IsOne(value.GetString()!)
                    ? null
                    : "must be an absolute http or https address"
        );

    public static PayloadField Number(string name) =>
        new(name, value => value.ValueKind is JsonValueKind.Number ? null : "must be a number");

    public static PayloadField Count(string name, long least) =>
        new(
            name,
            value =>
                value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var count) && count >= least
                    ? null
                    : $"must be a whole number, {least} or more"
        );

    public static PayloadField Any(string name) => new(name, _ => null) { MayBeNull = true };

    public static PayloadField Choice(string name, params string[] choices) =>
        new(
            name,
            value =>
                value.ValueKind is JsonValueKind.String
                && choices.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase)
                    ? null
                    : $"must be one of {string.Join(", ", choices.Where(choice => choice.Length > 0))}"
        );

    public static PayloadField Object(string name, PayloadShape? inner = null) =>
        new(name, value => value.ValueKind is JsonValueKind.Object ? null : "must be an object") { Inner = inner };

    public static PayloadField List(string name, int least, PayloadShape inner) =>
        new(
            name,
            value =>
                value.ValueKind is JsonValueKind.Array
                && value.GetArrayLength() >= least
                && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object)
                    ? null
                    : $"must be a list of {(least > 0 ? $"{least} or more " : "")}objects"
        )
        {
            Inner = inner,
        };
}
