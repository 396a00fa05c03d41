namespace Platform.Features.Casework;

/// <summary>What this caller may do with the fields of a group: only what they may use is listed.</summary>
public sealed class ListFields : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in RecordGroup.All.Concat(StagedFields.Groups))
        {
            var fields = app.Casework().MapGroup(group.Name).WithMetadata(group);
            fields
                .MapGet("selectable_fields", Selectable)
                .WithName($"Casework.ListFields.{group}.selectable_fields")
                .WithSummary($"List what fields of {group.Words} can be chosen")
                .WithExample(response: ExampleSelectable);
            fields
                .MapGet("filterable_fields", Filterable)
                .WithName($"Casework.ListFields.{group}.filterable_fields")
                .WithSummary($"List what fields of {group.Words} can be filtered by")
                .WithExample(response: ExampleFilterable);
            fields
                .MapGet("dimensions", Dimensions)
                .WithName($"Casework.ListFields.{group}.dimensions")
                .WithSummary($"List what {group.Words} can be counted by first")
                .WithExample(response: ExampleCountable);
            fields
                .MapGet("metrics", Metrics)
                .WithName($"Casework.ListFields.{group}.metrics")
                .WithSummary($"List what {group.Words} can be counted by second")
                .WithExample(response: ExampleCountable);
            fields
                .MapGet("friendly_names", FriendlyNames)
                .WithName($"Casework.ListFields.{group}.friendly_names")
                .WithSummary($"List what fields of {group.Words} are called by people")
                .WithExample(response: """{ "id": "Id" }""");
        }
    }

    private const string ExampleSelectable = """
        [{ "name": "district", "label": "District", "type": "option", "dictionary": "organisations/district", "default": true }]
        """;

    private const string ExampleFilterable = """
        [
          {
            "name": "district", "label": "District", "type": "option", "dictionary": "organisations/district",
            "range": false, "multiple": true
          }
        ]
        """;

    private const string ExampleCountable = """
        [{ "name": "district", "label": "District", "type": "option", "dictionary": "organisations/district" }]
        """;

    private static Task<Results<Ok<List<FieldLists.SelectableField>>, QueryRefused>> Selectable(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => FieldLists.ShowSelectable(reader.Metadata(group, context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.FilterableField>>, QueryRefused>> Filterable(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => FieldLists.ShowFilterable(reader.Metadata(group, context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.CountableField>>, QueryRefused>> Dimensions(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => FieldLists.ShowDimensions(reader.Metadata(group, context, caller, stop));

    private static Task<Results<Ok<List<FieldLists.CountableField>>, QueryRefused>> Metrics(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => FieldLists.ShowMetrics(reader.Metadata(group, context, caller, stop));

    private static Task<Results<Ok<Dictionary<string, string>>, QueryRefused>> FriendlyNames(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => FieldLists.ShowFriendlyNames(reader.Metadata(group, context, caller, stop));
}
