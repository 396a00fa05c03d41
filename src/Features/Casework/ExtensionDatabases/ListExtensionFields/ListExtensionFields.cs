namespace Platform.Features.Casework;

/// <summary>What this caller may do with the fields of an extension database.</summary>
public sealed class ListExtensionFields : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var fields = app.Casework().MapGroup("extension_database/{database}");
        Documented(
            fields.MapGet("selectable_fields", Selectable),
            "selectable_fields",
            "List what fields of an extension database can be chosen",
            """[{ "name": "mood", "label": "Mood", "type": "option", "dictionary": null, "default": true }]"""
        );
        Documented(
            fields.MapGet("filterable_fields", Filterable),
            "filterable_fields",
            "List what fields of an extension database can be filtered by",
            """
            [
              {
                "name": "mood", "label": "Mood", "type": "option", "dictionary": null, "range": false,
                "multiple": true
              }
            ]
            """
        );
        Documented(
            fields.MapGet("dimensions", Dimensions),
            "dimensions",
            "List what records of an extension database can be counted by first",
            Countable
        );
        Documented(
            fields.MapGet("metrics", Metrics),
            "metrics",
            "List what records of an extension database can be counted by second",
            Countable
        );
        Documented(
            fields.MapGet("friendly_names", FriendlyNames),
            "friendly_names",
            "List what fields of an extension database are called by people",
            """{ "id": "Id" }"""
        );
    }

    private const string Countable = """
        [{ "name": "mood", "label": "Mood", "type": "option", "dictionary": null }]
        """;

    private static void Documented(RouteHandlerBuilder route, string name, string summary, string example) =>
        route
            .WithName($"Casework.ListExtensionFields.{name}")
            .WithSummary(summary)
            .OfExtension()
            .WithExample(response: example);

    private static Task<Results<Ok<List<FieldLists.SelectableField>>, QueryRefused>> Selectable(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => FieldLists.ShowSelectable(reader.Metadata(context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.FilterableField>>, QueryRefused>> Filterable(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => FieldLists.ShowFilterable(reader.Metadata(context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.CountableField>>, QueryRefused>> Dimensions(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => FieldLists.ShowDimensions(reader.Metadata(context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.CountableField>>, QueryRefused>> Metrics(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => FieldLists.ShowMetrics(reader.Metadata(context, caller, stop));

    private static Task<Results<Ok<Dictionary<string, string>>, QueryRefused>> FriendlyNames(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => FieldLists.ShowFriendlyNames(reader.Metadata(context, caller, stop));
}
