using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Contract;

/// <summary>Which way a value goes.</summary>
internal enum Direction
{
    Request,
    Answer,
}

/// <summary>
/// What changed in the values that an operation takes or gives. A schema that allows less than before breaks requests, one
/// that allows more breaks answers; but a new field of an answer does not, and a field that is gone always does.
/// </summary>
/// <param name="direction">Of the values.</param>
/// <param name="add">What happened, whether it breaks, and the sentence.</param>
internal sealed class SchemaComparison(Direction direction, Action<ChangeKind, bool, string> add)
{
    /// <summary>Keywords that say nothing of values, or are compared one by one below.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "title",
        "description",
        "example",
        "examples",
        "externalDocs",
        "xml",
        "deprecated",
        "$comment",
        "$id",
        "$ref",
        "$defs",
        "type",
        "enum",
        "const",
        "format",
        "pattern",
        "default",
        "anyOf",
        "oneOf",
        "allOf",
        "items",
        "properties",
        "required",
        "additionalProperties",
        "minimum",
        "exclusiveMinimum",
        "maximum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    };

    private static readonly IOpenApiSchema Anything = new OpenApiSchema();

    /// <summary>Pairs of named schemas that were compared already, or are being compared: they may hold themselves.</summary>
    private readonly HashSet<(string Old, string Now)> _met = [];

    /// <param name="at">Where the value stands.</param>
    /// <param name="old">Null: any JSON.</param>
    /// <param name="now">Likewise.</param>
    public void Compare(string at, IOpenApiSchema? old, IOpenApiSchema? now)
    {
        if (NameOf(old) is { } before && NameOf(now) is { } after)
        {
            if (!_met.Add((before, after)))
            {
                return;
            }

            // The same in all operations that share it, so that the report has it once.
            at = before == after ? $"{(direction is Direction.Request ? "request" : "answer")} {before}" : at;
        }

        var (first, second) = (Whole(old), Whole(now));
        Null(at, first, second);
        if (Choices(first) is null && Choices(second) is null)
        {
            Values(at, first, second);
        }
        else
        {
            Alternatives(at, AlternativesOf(old ?? Anything), AlternativesOf(now ?? Anything));
        }
    }

    private void Alternatives(string at, IReadOnlyList<IOpenApiSchema> old, IReadOnlyList<IOpenApiSchema> now)
    {
        var (gone, come) = (old.ToList(), now.ToList());
        Match((one, other) => NameOf(one) is { } name && name == NameOf(other));
        Match((one, other) => JsonNode.DeepEquals(JsonOf(one), JsonOf(other)));
        Match((one, other) => Whole(one).Type is { } type && type == Whole(other).Type);
        if (gone is [var last] && come is [var first])
        {
            Compare(at, last, first);

            return;
        }

        gone.ForEach(one => Say(ChangeKind.Removed, $"{at}: the alternative {Describe(one)}", isNarrower: true));
        come.ForEach(one => Say(ChangeKind.Added, $"{at}: the alternative {Describe(one)}", isWider: true));

        void Match(Func<IOpenApiSchema, IOpenApiSchema, bool> isSame)
        {
            foreach (var one in gone.ToList())
            {
                if (come.Find(other => isSame(one, other)) is { } same)
                {
                    gone.Remove(one);
                    come.Remove(same);
                    Compare(at, one, same);
                }
            }
        }
    }

    private void Values(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        Types(at, old, now);
        Words(at, old, now);
        Pattern(at, "format", old.Format, now.Format);
        Pattern(at, "pattern", old.Pattern, now.Pattern);
        Bound(at, "minimum", old.Minimum, now.Minimum, isLeast: true);
        Bound(at, "exclusive minimum", old.ExclusiveMinimum, now.ExclusiveMinimum, isLeast: true);
        Bound(at, "maximum", old.Maximum, now.Maximum, isLeast: false);
        Bound(at, "exclusive maximum", old.ExclusiveMaximum, now.ExclusiveMaximum, isLeast: false);
        Bound(at, "least length", Text(old.MinLength), Text(now.MinLength), isLeast: true);
        Bound(at, "greatest length", Text(old.MaxLength), Text(now.MaxLength), isLeast: false);
        Bound(at, "least number of items", Text(old.MinItems), Text(now.MinItems), isLeast: true);
        Bound(at, "greatest number of items", Text(old.MaxItems), Text(now.MaxItems), isLeast: false);
        Bound(at, "least number of fields", Text(old.MinProperties), Text(now.MinProperties), isLeast: true);
        Bound(at, "greatest number of fields", Text(old.MaxProperties), Text(now.MaxProperties), isLeast: false);
        Default(at, old, now);
        Fields(at, old, now);
        if (old.Items is not null || now.Items is not null)
        {
            Compare($"{at}[]", old.Items, now.Items);
        }

        // Allowed alternatives beside other rules, such as: at least one of these fields.
        foreach (var rule in OtherRules(old, now))
        {
            Say(ChangeKind.Changed, $"{at}: another {rule}", isNarrower: true, isWider: true);
        }
    }

    private void Null(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        if (MayBeNull(old) != MayBeNull(now))
        {
            var isWider = MayBeNull(now);
            Say(
                ChangeKind.Changed,
                $"{at}: may {(isWider ? "be null now" : "not be null any more")}",
                !isWider,
                isWider
            );
        }
    }

    private void Types(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        var (before, after) = (TypesOf(old), TypesOf(now));
        if (before != after)
        {
            var what = $"{at}: is {Describe(after)}, was {Describe(before)}";
            Say(ChangeKind.Changed, what, isNarrower: !after.HasFlag(before), isWider: !before.HasFlag(after));
        }
    }

    private void Words(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        switch (WordsOf(old), WordsOf(now))
        {
            case (null, { } after):
                Say(ChangeKind.Changed, $"{at}: is one of {string.Join(", ", after)} now", isNarrower: true);
                break;
            case ({ }, null):
                Say(ChangeKind.Changed, $"{at}: may be any value now", isWider: true);
                break;
            case ({ } before, { } after):
                foreach (var word in before.Except(after, StringComparer.Ordinal))
                {
                    Say(ChangeKind.Removed, $"{at}: the value {word}", isNarrower: true);
                }

                foreach (var word in after.Except(before, StringComparer.Ordinal))
                {
                    Say(ChangeKind.Added, $"{at}: the value {word}", isWider: true);
                }

                break;
        }
    }

    private void Pattern(string at, string rule, string? old, string? now)
    {
        if (old != now)
        {
            var what = $"{at}: {rule} {now ?? "none"}, was {old ?? "none"}";
            Say(ChangeKind.Changed, what, isNarrower: now is not null, isWider: old is not null);
        }
    }

    private void Bound(string at, string rule, string? old, string? now, bool isLeast)
    {
        if (old == now)
        {
            return;
        }

        var open = isLeast ? double.NegativeInfinity : double.PositiveInfinity;
        var (before, after) = (Number(old), Number(now));
        var isNarrower = isLeast ? after > before : after < before;
        Say(ChangeKind.Changed, $"{at}: {rule} {now ?? "none"}, was {old ?? "none"}", isNarrower, !isNarrower);

        double Number(string? text) => text is null ? open : double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Who leaves the value out gets another meaning; in an answer it says nothing.</summary>
    private void Default(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        if (direction is Direction.Request && !JsonNode.DeepEquals(old.Default, now.Default))
        {
            var what =
                $"{at}: is {Text(now.Default) ?? "nothing"} where it is left out, was {Text(old.Default) ?? "nothing"}";
            add(ChangeKind.Changed, old.Default is not null, what);
        }
    }

    private void Fields(string at, IOpenApiSchema old, IOpenApiSchema now)
    {
        var after = now.Properties?.ToDictionary(StringComparer.Ordinal) ?? [];
        foreach (var (name, field) in old.Properties ?? Empty)
        {
            var place = $"{at}.{name}";
            if (!after.Remove(name, out var same))
            {
                add(ChangeKind.Removed, true, place);
                continue;
            }

            if (IsRequired(old, name) != IsRequired(now, name))
            {
                var isNarrower = IsRequired(now, name);
                var word = (direction, isNarrower) switch
                {
                    (Direction.Request, true) => "is required now",
                    (Direction.Request, false) => "is not required any more",
                    (_, true) => "is always there now",
                    _ => "may be missing now",
                };
                Say(ChangeKind.Changed, $"{place}: {word}", isNarrower, !isNarrower);
            }

            Compare(place, field, same);
        }

        foreach (var name in after.Keys)
        {
            var isRequired = direction is Direction.Request && IsRequired(now, name);
            add(ChangeKind.Added, isRequired, $"{at}.{name}{(isRequired ? ", required" : "")}");
        }

        if (old.AdditionalPropertiesAllowed != now.AdditionalPropertiesAllowed)
        {
            var isWider = now.AdditionalPropertiesAllowed;
            var what = $"{at}: other fields are {(isWider ? "" : "not ")}allowed";
            add(ChangeKind.Changed, direction is Direction.Request && !isWider, what);
        }
        else if (old.AdditionalProperties is not null || now.AdditionalProperties is not null)
        {
            Compare($"{at}.*", old.AdditionalProperties, now.AdditionalProperties);
        }
    }

    private void Say(ChangeKind kind, string what, bool isNarrower = false, bool isWider = false) =>
        add(kind, direction is Direction.Request ? isNarrower : isWider, what);

    private static readonly Dictionary<string, IOpenApiSchema> Empty = [];

    private static IOpenApiSchema Whole(IOpenApiSchema? schema) =>
        schema switch
        {
            null => Anything,
            OpenApiSchemaReference reference => reference.RecursiveTarget ?? Anything,
            _ => schema,
        };

    private static string? NameOf(IOpenApiSchema? schema) => (schema as OpenApiSchemaReference)?.Reference.Id;

    /// <summary>What a value may be besides null: the one schema, unless it does nothing but to name several.</summary>
    private static IReadOnlyList<IOpenApiSchema> AlternativesOf(IOpenApiSchema schema) =>
        Choices(Whole(schema)) is { } several
            ?
            [
                .. several
                    .Where(one => !IsNull(one))
                    .SelectMany(one => NameOf(one) is null ? AlternativesOf(one) : [one]),
            ]
            : [schema];

    private static IList<IOpenApiSchema>? Choices(IOpenApiSchema schema) =>
        schema is { Type: null, Properties: null or { Count: 0 }, Items: null }
            ? schema.AnyOf is { Count: > 0 } any
                ? any
                : schema.OneOf is { Count: > 0 } one
                    ? one
                    : null
            : null;

    private static bool IsNull(IOpenApiSchema schema) => Whole(schema).Type is JsonSchemaType.Null;

    private static bool MayBeNull(IOpenApiSchema schema) =>
        Choices(schema) is { } several ? several.Any(one => MayBeNull(Whole(one)))
        : schema.Type is null ? schema.Enum is not { Count: > 0 } words || words.Any(IsNullWord)
        : schema.Type.Value.HasFlag(JsonSchemaType.Null);

    private static bool IsNullWord(JsonNode? word) => word is null || word.IsJsonNullSentinel();

    /// <summary>Without null, which is told by itself; a whole number is a number too.</summary>
    private static JsonSchemaType TypesOf(IOpenApiSchema schema)
    {
        const JsonSchemaType All =
            JsonSchemaType.Boolean
            | JsonSchemaType.Integer
            | JsonSchemaType.Number
            | JsonSchemaType.String
            | JsonSchemaType.Object
            | JsonSchemaType.Array;
        var types = schema.Type is { } said ? said & All : All;

        return types.HasFlag(JsonSchemaType.Number) ? types | JsonSchemaType.Integer : types;
    }

    private static string Describe(JsonSchemaType types) =>
        string.Join(
            " or ",
            Enum.GetValues<JsonSchemaType>()
                .Where(type => types.HasFlag(type))
                .Where(type => type is not JsonSchemaType.Integer || !types.HasFlag(JsonSchemaType.Number))
                .Select(type => type.ToString().ToLowerInvariant())
        );

    private static string Describe(IOpenApiSchema schema) => NameOf(schema) ?? Describe(TypesOf(Whole(schema)));

    private static string[]? WordsOf(IOpenApiSchema schema) =>
        schema.Const is { } only ? [only]
        : schema.Enum is { Count: > 0 } words
            ? [.. words.Where(word => !IsNullWord(word)).Select(word => word.ToJsonString().Trim('"'))]
        : null;

    private static bool IsRequired(IOpenApiSchema schema, string field) => schema.Required?.Contains(field) == true;

    /// <summary>Keywords that are not looked into; a difference may mean anything.</summary>
    private static IEnumerable<string> OtherRules(IOpenApiSchema old, IOpenApiSchema now)
    {
        var (before, after) = (JsonOf(old), JsonOf(now));
        var looked = Choices(old) is null && Choices(now) is null ? ["anyOf", "oneOf", "allOf"] : new[] { "allOf" };

        return before
            .Concat(after)
            .Select(rule => rule.Key)
            .Distinct(StringComparer.Ordinal)
            .Where(rule => !Known.Contains(rule) || looked.Contains(rule, StringComparer.Ordinal))
            .Where(rule => !JsonNode.DeepEquals(before[rule], after[rule]));
    }

    private static JsonObject JsonOf(IOpenApiSchema schema)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Whole(schema).SerializeAsV31(new OpenApiJsonWriter(text));

        return JsonNode.Parse(text.ToString())!.AsObject();
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(JsonNode? value) =>
        value is null ? null
        : IsNullWord(value) ? "null"
        : value.ToJsonString(JsonSerializerOptions.Web);
}
