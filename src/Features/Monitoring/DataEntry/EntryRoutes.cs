using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>The contract names data entry twice; both names are served.</summary>
internal static class EntryRoutes
{
    public static readonly (string Path, string Name)[] Paths =
    [
        ("api/v1/dataentry/", ""),
        ("api/v1/datapointentry/", ".Alias"),
    ];

    /// <summary>Documents the page and the fields by which entries can be filtered.</summary>
    public static OpenApiInput[] Inputs(FieldCatalogue fields) =>
        [
            new("limit", "Rows on the page; 0: all. 20 without it.", JsonSchemaType.Integer),
            new("offset", "Rows to skip.", JsonSchemaType.Integer),
            new("format", "csv: one line per object, the same page.", JsonSchemaType.String, Choices: ["json", "csv"]),
            .. fields.All.Select(field => new OpenApiInput(
                field.Name,
                $"Equal to {FieldText.Accepted(field.Kind)}; also with the lookups __in, __gt, __gte, __lt, __lte and others"
                    + (field.Aliases.Count == 0 ? "." : $", and under the name {string.Join(", ", field.Aliases)}."),
                JsonSchemaType.String
            )),
        ];
}
