using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>What the OpenAPI document says of uploads.</summary>
internal static class UploadDocument
{
    public const string Example = """
        [
          {
            "id": 3, "name": "Consent", "filename": "consent.pdf", "description": null, "size": 5120,
            "content_type": "application/pdf",
            "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "date": "2018-11-20",
            "user_visibility": [], "group_visibility": [1], "created": "2018-11-20T09:00:00.000Z", "created_by": 1
          }
        ]
        """;

    private static readonly OpenApiInput UploadId = new(
        "upload_id",
        "The number of the upload.",
        JsonSchemaType.Integer,
        ParameterLocation.Path
    )
    {
        Example = 3,
    };

    /// <summary>Both forms of the path of a record's uploads.</summary>
    public static IEnumerable<(RecordGroup Group, string Path, string Name)> Paths =>
        UploadPath.Groups.SelectMany(group =>
            new[]
            {
                (group, $"{group}/id/{{id}}/uploads", $"{group}.id"),
                (group, $"{group}/{{id:digits}}/uploads", $"{group}"),
            }
        );

    /// <summary>Its name, its group, and its parameters.</summary>
    public static RouteHandlerBuilder OfUploads(this RouteHandlerBuilder route, string name, RecordGroup group) =>
        route.WithName(name).WithMetadata(group, RecordDocument.Id);

    /// <summary>The same of one upload.</summary>
    public static RouteHandlerBuilder OfUpload(this RouteHandlerBuilder route, string name, RecordGroup group) =>
        route.OfUploads(name, group).WithMetadata(UploadId);

    public static OpenApiSchema Body() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["file"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = $"1 to 10 files, under any names: {UploadTypes.Names}.",
                    MinItems = 1,
                    MaxItems = 10,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                },
                ["user_visibility"] = Text("Users who see the files, as numbers separated by commas."),
                ["group_visibility"] = Text("Groups whose users see them; both lists empty: all do."),
                ["name"] = Text("What people call them; else the names of the files."),
                ["description"] = Text("For people."),
                ["date"] = Text("Of the documents, YYYY-MM-DD; else today."),
            },
        };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
