using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>What the OpenAPI document says of writing: derived from the catalogue.</summary>
internal static class WriteDocument
{
    /// <summary>The shape of a path decides what is done; the two generations of clients spell it differently.</summary>
    public static readonly string[] Methods = ["PUT", "POST"];

    private const string Answer = """{ "id": 5 }""";
    private const string ExtensionAnswer = """{ "id": 17 }""";

    private static readonly OpenApiInput ExternalId = new(
        "external_id",
        "The id of the person in the caller's own system.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "A-1001",
    };

    private static readonly OpenApiInput Referral = new(
        "referral",
        "The number of the referral.",
        JsonSchemaType.Integer,
        ParameterLocation.Path
    )
    {
        Example = 510,
    };

    /// <summary>A key for what would be made twice, a look at what is changed.</summary>
    private static void Repeats(this RouteHandlerBuilder route, WriteMode mode)
    {
        if (mode is WriteMode.Create)
        {
            route.TakesIdempotencyKey();
        }
        else if (mode is WriteMode.Update)
        {
            route.TakesIfMatch();
        }
    }

    public static RouteHandlerBuilder DocumentsWriting(
        this RouteHandlerBuilder route,
        string name,
        string summary,
        RecordGroup group,
        WriteMode mode,
        string example
    )
    {
        route
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(group)
            .WithBody(typeof(WrittenRecord), $"{mode}{Pascal(group.Name)}", () => Body(group, mode))
            .WithExample(example, Answer);
        if (mode is not WriteMode.Update)
        {
            route.WithMetadata(
                new AnswerHeader(201, "Location", "Where the new record is."),
                new AnswerExample(201, Answer)
            );
        }

        route.Repeats(mode);
        route.Add(builder =>
        {
            var parameters = ((RouteEndpointBuilder)builder).RoutePattern.Parameters;
            foreach (var parameter in parameters)
            {
                builder.Metadata.Add(
                    parameter.Name switch
                    {
                        "external_id" => ExternalId,
                        "referral" => Referral,
                        _ => RecordDocument.Id,
                    }
                );
            }
        });

        return route;
    }

    /// <summary>Of a record of an extension database, whose fields only its organisation knows.</summary>
    public static void DocumentsExtensionWriting(
        this RouteHandlerBuilder route,
        string name,
        string summary,
        WriteMode mode,
        string example
    )
    {
        route
            .WithName(name)
            .WithSummary(summary)
            .WithBody(typeof(WrittenRecord), $"{mode}ExtensionRecord", () => ExtensionBody(mode))
            .WithExample(example, ExtensionAnswer)
            .OfExtension();
        if (mode is WriteMode.Create)
        {
            route.WithMetadata(
                new AnswerHeader(201, "Location", "Where the new record is."),
                new AnswerExample(201, ExtensionAnswer)
            );
        }

        route.Repeats(mode);
    }

    private static OpenApiSchema ExtensionBody(WriteMode mode)
    {
        var schema = Body(RecordGroup.AnyExtension, WriteMode.Create);
        schema.Description =
            mode is WriteMode.Create
                ? "`referral` or `client`, as the database has it, and its fields by the names that `/v2/extension_database` lists; those that are `required` there are needed."
                : "Fields of the database by the names that `/v2/extension_database` lists. The record stays with its referral or person.";
        schema.Required = null;
        schema.AdditionalProperties = new OpenApiSchema();

        return schema;
    }

    /// <summary>In the names of schemas.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>What is done with people from a web form.</summary>
    public static OpenApiSchema Processing()
    {
        var schema = Body(StagedFields.Processing, WriteMode.Create);
        schema.Properties!["people"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array | JsonSchemaType.Null,
            Description = "Entries of the batch that are people who are there already.",
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "index", "client" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["index"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String },
                    ["client"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String },
                },
            },
        };

        return schema;
    }

    public static OpenApiSchema Body(RecordGroup group, WriteMode mode, BodyFields? beside = null)
    {
        beside ??= BodyFields.None;
        var fields = beside
            .More.Concat(
                group.Fields.Where(field =>
                    field.Has(FieldUse.Write) || (mode is not WriteMode.Update && field.Has(FieldUse.WriteOnce))
                )
            )
            .Where(field => !beside.Closed.Contains(field.Name))
            .ToList();

        return new()
        {
            Type = JsonSchemaType.Object,
            Description = group.ExtensionParent is null
                ? null
                : "Fields that the organisation added are written by their names, too.",
            Required =
                mode is WriteMode.Create
                    ? fields
                        .Where(field => field.Has(FieldUse.Mandatory) && field.Name != "template")
                        .Select(field => field.Name)
                        .ToHashSet(StringComparer.Ordinal)
                    : null,
            Properties = fields.ToDictionary(
                field => field.Name,
                IOpenApiSchema (field) => Of(field, mode),
                StringComparer.Ordinal
            ),
            AdditionalProperties = group.ExtensionParent is null ? null : new OpenApiSchema(),
        };
    }

    private static OpenApiSchema Of(CatalogueField field, WriteMode mode)
    {
        var type = field.Type switch
        {
            FieldType.Option or FieldType.Reference or FieldType.Integer => JsonSchemaType.Integer
                | JsonSchemaType.String,
            FieldType.Decimal => JsonSchemaType.Number | JsonSchemaType.String,
            FieldType.YesNo => JsonSchemaType.String | JsonSchemaType.Boolean,
            FieldType.List => JsonSchemaType.Array | JsonSchemaType.String,
            _ => JsonSchemaType.String,
        };
        var isKept = field.Has(FieldUse.Kept) || (mode is WriteMode.Create && field.Has(FieldUse.Mandatory));

        return new()
        {
            Type = isKept ? type : type | JsonSchemaType.Null,
            Description = $"{field.Label}: {SentValue.Expected(field, null)}.",
            MaxLength = field.MaxLength,
            Items = field.Type is FieldType.List ? new OpenApiSchema { Type = JsonSchemaType.Integer } : null,
        };
    }
}
