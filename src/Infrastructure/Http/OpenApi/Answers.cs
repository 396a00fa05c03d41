using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>A header of an answer that a client may act on, for the document only; answers say it of themselves.</summary>
/// <param name="Status">With which it comes.</param>
/// <param name="Name">As sent.</param>
/// <param name="Description">One sentence.</param>
/// <param name="IsAlwaysSent">Whether clients may count on it.</param>
public sealed record AnswerHeader(int Status, string Name, string Description, bool IsAlwaysSent = true)
{
    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    public JsonNode? Example { get; init; }

    internal OpenApiHeader Header() =>
        new()
        {
            Description = Description,
            Required = IsAlwaysSent,
            Example = Example?.DeepClone(),
            Schema = new OpenApiSchema { Type = Type },
        };
}

/// <summary>Says what the lines of a CSV answer are, which has no schema; for the document only.</summary>
public sealed record AnswerCsv(string Description)
{
    /// <summary>A column for each member of the record.</summary>
    public static AnswerCsv Of<TLine>() =>
        new($"A line with the names, then one for each row: {string.Join(", ", RowKeys.Of<TLine>())}.");
}

/// <summary>
/// A JSON body that no record stands for; several of one status are alternatives. For the document only.
/// </summary>
public sealed record AnswerShape(int Status, Func<OpenApiSchema> Schema)
{
    /// <summary>Under which several operations share the schema; null: it is of this one alone.</summary>
    public string? Name { get; init; }

    /// <summary>The body is a list of it.</summary>
    public bool IsList { get; init; }
}

/// <summary>An example of one of several answers; for the document only.</summary>
/// <param name="Json">As in <see cref="OpenApiExample.Response"/>, which is shown where no status has its own.</param>
public sealed record AnswerExample(int Status, string Json);

/// <summary>An example of what stands in a path; for the document only.</summary>
public sealed record PathExample(string Name, long Value);

/// <summary>Another body that comes with the same status, as the request wants it; for the document only.</summary>
public sealed record AnswerAlternative(int Status, Type Type);

/// <summary>The octets answered are of the type that came with them, whatever it is; for the document only.</summary>
public sealed record AnswerOfAnyType;
