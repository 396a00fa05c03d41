namespace Platform.Features.Casework;

/// <summary>One record of an extension database by its number; with further keys it must match them too.</summary>
public sealed class GetExtensionRecord : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        Documented(casework.MapGet("extension_database/{database}/{id:digits}", Handle), "").TellsItsTag();
        Documented(casework.MapGet("extension_database/{database}/{id:digits}/{**clauses}", Handle), ".clauses")
            .WithMetadata(RecordDocument.Counts(RecordGroup.AnyExtension));
    }

    private static RouteHandlerBuilder Documented(RouteHandlerBuilder route, string name) =>
        route
            .WithName($"Casework.GetExtensionRecord{name}")
            .WithSummary("Get a record of an extension database")
            .WithMetadata(RecordDocument.ResolveIds, RecordDocument.One(RecordGroup.AnyExtension))
            .OfExtension()
            .WithExample(response: ExtensionDocument.One);

    private static Task<Results<RecordAnswer, QueryRefused>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        ExtensionReader reader,
        CancellationToken stop
    ) => reader.Read(context, caller, stop);
}
