namespace Platform.Features.Casework;

/// <summary>
/// Records of an extension database, asked for like those of a group: `/key/value` narrows what is found, `/field/a;b`
/// chooses what is answered, `/dimension/a/metric/b` counts instead. The fields are those that the organisation shows.
/// </summary>
public sealed class ReadExtensionRecords : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        Documented(
            casework.MapGet("extension_database/{database}", Handle),
            "",
            "List records of an extension database"
        );
        Documented(
                casework.MapGet("extension_database/{database}/{**clauses}", Handle),
                ".clauses",
                "Find records of an extension database"
            )
            .WithMetadata(RecordDocument.Counts(RecordGroup.AnyExtension));
        Documented(
                casework.MapGet("extension_database/{database}/id/{id}", Handle),
                ".id",
                "Find records of an extension database by number"
            )
            .TellsItsTag();
    }

    private static RouteHandlerBuilder Documented(RouteHandlerBuilder route, string name, string summary) =>
        route
            .WithName($"Casework.ReadExtensionRecords{name}")
            .WithSummary(summary)
            .WithMetadata([
                .. RecordDocument.Query,
                RecordDocument.List(RecordGroup.AnyExtension),
                .. RecordDocument.Headers,
            ])
            .OfExtension(severalIds: true)
            .WithExample(response: ExtensionDocument.List);

    private static Task<Results<RecordAnswer, QueryRefused>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => reader.Read(context, caller, stop);
}
