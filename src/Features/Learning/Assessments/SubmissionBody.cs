using Microsoft.OpenApi;

namespace Platform.Features.Learning;

/// <summary>What is handed in, for the document: by the id of each question the id of an answer, or a list of them.</summary>
internal static class SubmissionBody
{
    public const string Example = """{"1":"4","2":"5","3":["12","13"]}""";

    public static OpenApiSchema Schema() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "By the id of each question the id of an answer, or a list of them.",
            AdditionalProperties = new OpenApiSchema
            {
                AnyOf = [Id(), new OpenApiSchema { Type = JsonSchemaType.Array, Items = Id() }],
            },
        };

    private static OpenApiSchema Id() => new() { Type = JsonSchemaType.Integer | JsonSchemaType.String };
}

/// <summary>Named in the document alone; see <see cref="Submission"/>.</summary>
public sealed record SubmissionRequest;
