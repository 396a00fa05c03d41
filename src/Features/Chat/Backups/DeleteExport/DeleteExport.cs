namespace Platform.Features.Chat;

/// <summary>Deletes a backup and its file; one that is not finished is given up. Answers it as it was.</summary>
public sealed class DeleteExport : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteExport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapDelete("exports/{id}", Handle)
            .WithName("Chat.DeleteExport")
            .WithSummary("Delete a backup")
            .WithExample(response: BackupExamples.Export);

    /// <param name="BackupHistory">The backup that is gone.</param>
    public sealed record Response(Export BackupHistory);

    /// <param name="id">Of the backup.</param>
    /// <param name="app">Whose it is.</param>
    /// <param name="request">How the service was reached.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="links">Makes its link.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Answer<Response>>, NotFound>> Handle(
        string id,
        ChatApp app,
        HttpRequest request,
        Database database,
        ExportLinks links,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var export = Guid.TryParseExact(id, "D", out var uniqueId)
            ? await database.OneOrNone<StoredExport>(
                Delete,
                Args.Of(app, new { unique_id = uniqueId, now = time.GetUtcNow() }),
                stop
            )
            : null;

        return export is null
            ? TypedResults.NotFound()
            : Answer.Of(new Response(await export.Shown(links, request, stop)));
    }
}
