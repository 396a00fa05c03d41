using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>
/// The bodies of POSTs for the OpenAPI document, made of what <see cref="Submission"/> reads them against: what the
/// service sets itself is no part of them, numbers and flags may come as text.
/// </summary>
internal static class WriteSchema
{
    private const string WholeText = @"^-?(?:0|[1-9]\d*)$";
    private const string RealText = @"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$";

    /// <summary>The columns of a resource that are written, and the id that says how.</summary>
    public static OpenApiSchema Of(Resource resource)
    {
        var schema = Of(resource.Columns);
        if (schema.Required is { Count: > 0 } required)
        {
            schema.Required = null;
            schema.AnyOf =
            [
                new OpenApiSchema { Required = required },
                new OpenApiSchema { Required = new HashSet<string>(["id"], StringComparer.Ordinal) }, // changes what is sent
            ];
        }

        schema.Properties!["id"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer | JsonSchemaType.String,
            Minimum = "1",
            Maximum = int.MaxValue.ToString(CultureInfo.InvariantCulture),
            Pattern = "^(?:[1-9][0-9]*)?$",
            Description =
                "Absent: insert. A number: update. Empty text: delete the one row that the other fields name.",
        };

        return schema;
    }

    /// <summary>The body of a command.</summary>
    public static OpenApiSchema Of(IEnumerable<Column> columns)
    {
        var written = columns.Where(column => !column.IsServerSet).ToList();

        return new()
        {
            Type = JsonSchemaType.Object,
            Required = written
                .Where(column => column.IsRequired)
                .Select(column => column.Name)
                .ToHashSet(StringComparer.Ordinal),
            Properties = written.ToDictionary(
                column => column.Name,
                IOpenApiSchema (column) => Of(column),
                StringComparer.Ordinal
            ),
        };
    }

    private static OpenApiSchema Of(Column column)
    {
        var schema = OfKind(column);
        schema.Description = XmlDocs.OfRecord(column.Record, column.Member);
        if ((column.IsNullable || column.MayBeEmpty) && schema.Type is not null)
        {
            schema.Type |= JsonSchemaType.Null;
        }

        return schema;
    }

    private static OpenApiSchema OfKind(Column column) =>
        column.Kind switch
        {
            _ when column.IsEntered => new() { Type = JsonSchemaType.Number | JsonSchemaType.String },
            FieldKind.Whole => new()
            {
                Type = JsonSchemaType.Integer | JsonSchemaType.String,
                Format = "int32",
                Pattern = WholeText,
            },
            FieldKind.BigWhole => new()
            {
                Type = JsonSchemaType.Integer | JsonSchemaType.String,
                Format = "int64",
                Pattern = WholeText,
            },
            FieldKind.Real => new()
            {
                Type = JsonSchemaType.Number | JsonSchemaType.String,
                Format = "double",
                Pattern = RealText,
                Minimum = column.Least is { } least ? least.ToString(CultureInfo.InvariantCulture) : null,
                Maximum = column.Most is { } most ? most.ToString(CultureInfo.InvariantCulture) : null,
            },
            FieldKind.Flag => new() { Type = JsonSchemaType.Boolean | JsonSchemaType.String },
            FieldKind.Date => new() { Type = JsonSchemaType.String, Format = "date" },
            FieldKind.Timestamp => new() { Type = JsonSchemaType.String, Format = "date-time" },
            FieldKind.Json => new(),
            _ => new()
            {
                Type = JsonSchemaType.String,
                MinLength = column.MayBeEmpty || column.IsNullable || column.Choices.Count > 0 ? null : 1,
                MaxLength = column.MaxLength,
                Enum = column.Choices.Count == 0 ? null : [.. column.Choices.Select(choice => (JsonNode)choice)],
            },
        };
}
