using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>What the OpenAPI document says of extension databases, whose fields only their organisations know.</summary>
internal static class ExtensionDocument
{
    public const string One = """
        {
          "id": 17, "referral": 2289, "mood": 113, "note": "Slept badly",
          "created": "2018-11-20T09:00:00.000Z", "updated": "2018-11-20T09:00:00.000Z"
        }
        """;

    public const string List = $"[{One}]";

    private static readonly OpenApiInput Database = new(
        "database",
        "The name of the database and its number, in small letters and with `_` for blanks; or its other name.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "wellcheck_notes_9",
    };

    private static readonly OpenApiInput Clauses = new(
        "clauses",
        "Several segments: `/key/value` (at most 10), `/field/a;b`, `/dimension/a`, `/metric/b`, in any order. The keys are those of `/v2/extension_database/{database}/filterable_fields`.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "referral/2289",
    };

    private static readonly OpenApiInput Ids = new(
        "id",
        "Numbers, separated by semicolons; what is not there or not visible is left out.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "17",
    };

    private static readonly OpenApiInput Id = new(
        "id",
        "The number of the record.",
        JsonSchemaType.Integer,
        ParameterLocation.Path
    )
    {
        Example = 17,
    };

    /// <summary>The parameters of its path.</summary>
    public static RouteHandlerBuilder OfExtension(this RouteHandlerBuilder route, bool severalIds = false)
    {
        route.Add(builder =>
        {
            foreach (var parameter in ((RouteEndpointBuilder)builder).RoutePattern.Parameters)
            {
                builder.Metadata.Add(
                    parameter.Name switch
                    {
                        "database" => Database,
                        "clauses" => Clauses,
                        _ => severalIds ? Ids : Id,
                    }
                );
            }
        });

        return route;
    }
}
