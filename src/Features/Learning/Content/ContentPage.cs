using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Platform.Features.Learning;

/// <summary>A page of the site: one free object, and what stands in its place in other languages.</summary>
/// <param name="Slug">As in its path.</param>
/// <param name="Words">In sentences.</param>
public sealed record ContentPage(string Slug, string Words)
{
    public const string Example = """
        {
          "phones": ["+380441234567"], "title": "Hippocrates", "translations": {"uk": {"title": "Гіппократ"}},
          "updated": "2026-11-29T10:00:00"
        }
        """;

    public const string Write = """
        {"phones": ["+380441234567"], "title": "Hippocrates", "translations": {"uk": {"title": "Гіппократ"}}}
        """;

    /// <summary>The only list of them.</summary>
    public static readonly IReadOnlyList<ContentPage> All =
    [
        new("main", "the main information"),
        new("home", "the home page"),
        new("projects", "the page of projects"),
        new("contacts", "the page of contacts"),
    ];

    public string Route => $"content/hippocrates/{Slug}/";

    /// <summary>What a page may be sent as.</summary>
    public static OpenApiSchema Schema(bool isPartial) =>
        new()
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema(),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["translations"] = new OpenApiSchema
                {
                    Type = isPartial ? JsonSchemaType.Object | JsonSchemaType.Null : JsonSchemaType.Object,
                    Description =
                        "By language code (`uk`, `en-GB`) what stands there in place of the members beside it.",
                    AdditionalProperties = new OpenApiSchema
                    {
                        Type = isPartial ? JsonSchemaType.Object | JsonSchemaType.Null : JsonSchemaType.Object,
                    },
                },
            },
        };
}

/// <summary>Which page a request is about.</summary>
public sealed record ContentPath(string Slug) : IBindableFromHttpContext<ContentPath>
{
    public static ValueTask<ContentPath?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(new ContentPath(context.GetEndpoint()!.Metadata.GetRequiredMetadata<ContentPage>().Slug));
}

/// <summary>A page as stored.</summary>
/// <param name="Body">Its members, as JSON.</param>
/// <param name="Translations">By language, as JSON.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record ContentRow(string Body, string Translations, DateTime Updated)
{
    /// <summary>The whole page.</summary>
    public static Dictionary<string, JsonElement> Answer(ContentRow? row, LearningOptions options)
    {
        var page = Members(row?.Body);
        page["translations"] = JsonElement.Parse(row?.Translations ?? "{}");
        page["updated"] = UpdatedOf(row, options);

        return page;
    }

    /// <summary>As somebody reads it who speaks a language; what is not translated stands as it is.</summary>
    public static Dictionary<string, JsonElement> Answer(ContentRow? row, string language, LearningOptions options)
    {
        var page = Members(row?.Body);
        if (row is not null && JsonElement.Parse(row.Translations).TryGetProperty(language, out var translated))
        {
            foreach (var member in translated.EnumerateObject())
            {
                page[member.Name] = member.Value;
            }
        }

        page["updated"] = UpdatedOf(row, options);

        return page;
    }

    private static Dictionary<string, JsonElement> Members(string? body) =>
        JsonElement
            .Parse(body ?? "{}")
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    private static JsonElement UpdatedOf(ContentRow? row, LearningOptions options) =>
        JsonSerializer.SerializeToElement(row is null ? null : NaiveTime.Text(row.Updated, options.Zone));
}
