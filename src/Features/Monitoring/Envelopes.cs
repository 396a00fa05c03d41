using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>What every GET answers.</summary>
/// <param name="Meta">The page and the parameters as received.</param>
/// <param name="Objects">The rows; empty on error.</param>
/// <param name="Errors">Error type to message; empty when all is well.</param>
public sealed record ReadEnvelope<T>(MetaBody Meta, T[] Objects, Dictionary<string, string> Errors);

/// <param name="Limit">Page size; 0: no limit.</param>
/// <param name="Offset">Rows skipped.</param>
/// <param name="TotalCount">Matches after filter and permission, before the page was cut.</param>
/// <param name="ParametersRequested">The query parameters as received.</param>
public sealed record MetaBody(long Limit, long Offset, long TotalCount, Dictionary<string, string> ParametersRequested);

/// <summary>What every POST answers.</summary>
/// <param name="Objects">What was done.</param>
/// <param name="Meta">Always null.</param>
/// <param name="Error">Null: all is well.</param>
public sealed record WriteEnvelope<T>(T Objects, string? Meta, Dictionary<string, string>? Error);

/// <summary>What became of a row: one of the three ids.</summary>
/// <param name="NewId">It was inserted.</param>
/// <param name="UpdatedId">It was changed.</param>
/// <param name="UpdatedValues">What was sent, as it was read.</param>
/// <param name="DeletedId">It was deleted; null: there was nothing to delete.</param>
public sealed record WrittenRow(
    [NeverNull] long? NewId = null,
    [NeverNull] long? UpdatedId = null,
    Dictionary<string, JsonElement>? UpdatedValues = null,
    long? DeletedId = null
);

internal static class Meta
{
    /// <summary>Says in a header what the page's numbers mean: the envelope names no other page.</summary>
    public static void Link(HttpContext context, PageBounds page, long totalCount) =>
        PageLinks.ByOffset(context, page.Offset, page.Limit, totalCount);

    public static void Write(Utf8JsonWriter json, IQueryCollection query, PageBounds page, long totalCount)
    {
        json.WriteStartObject();
        json.WriteNumber("limit", page.Limit);
        json.WriteNumber("offset", page.Offset);
        json.WriteNumber("total_count", totalCount);
        json.WriteStartObject("parameters_requested");
        foreach (var (name, values) in query)
        {
            json.WriteString(name, values.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>The names under /api/v1/ and /api/v2/, for the message to whoever asks for another.</summary>
internal static class Resources
{
    private static readonly string[] FirstVersion = ["datapoint", "dataentry", "datapointentry", "geo"];

    private static readonly string[] Names =
    [
        "campaign",
        "campaign_map",
        "campaign_type",
        "custom_dashboard",
        "document",
        "document_process",
        "document_review",
        "group",
        "group_permission",
        "indicator",
        "indicator_map",
        "indicator_tag",
        "office",
        "refresh_master",
        "region",
        "region_map",
        "region_permission",
        "region_type",
        "user",
        "user_group",
        "user_permission",
    ];

    /// <summary>The first version keeps values and polygons; its metadata has moved to the second.</summary>
    public static string Known(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            ? $"the resources are {string.Join(", ", FirstVersion)}, all others are under /api/v2/"
            : $"the resources are {string.Join(", ", Names)}";
}
