namespace Platform.Features.Chat;

/// <summary>A backup: how far it is, and where it is downloaded when it is finished.</summary>
public sealed class GetExport : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetExport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("exports/{id}", Handle)
            .WithName("Chat.GetExport")
            .TellsItsTag()
            .WithSummary("Look at a backup")
            .WithExample(response: BackupExamples.Export);

    /// <param name="BackupHistory">The backup.</param>
    public sealed record Response(Export BackupHistory);

    /// <param name="id">Of the backup.</param>
    /// <param name="app">Whose it is.</param>
    /// <param name="request">How the service was reached.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="links">Makes its link.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Answer<Response>>, NotFound>> Handle(
        string id,
        ChatApp app,
        HttpRequest request,
        Database database,
        ExportLinks links,
        CancellationToken stop
    )
    {
        var export = Guid.TryParseExact(id, "D", out var uniqueId)
            ? await database.OneOrNone<StoredExport>(Find, Args.Of(app, new { unique_id = uniqueId }), stop)
            : null;

        return export is null
            ? TypedResults.NotFound()
            : Answer.Of(new Response(await export.Shown(links, request, stop)));
    }
}
