using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>A file that was kept for a comment, for whoever has the link. It comes as an attachment, whole or in ranges.</summary>
public sealed class GetUpload : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetUpload>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("uploads/{id}/{name}", Handle)
            .WithName("Chat.GetUpload")
            .WithSummary("Read a file of a comment (an addition)")
            .OpensFiles()
            .Produces<Stream>(200, "application/octet-stream")
            .WithMetadata(new AnswerOfAnyType())
            .AllowAnonymous();

    private sealed record Found(string StorageKey, string OriginalFilename, string ContentType, DateTime CreatedAt);

    /// <param name="id">The file's id, from the link.</param>
    /// <param name="name">Its name, for clients that look at it; any is fine.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        string id,
        string name,
        Database database,
        IFileStore store,
        CancellationToken stop
    )
    {
        var found = Guid.TryParseExact(id, "D", out var uniqueId)
            ? await database.OneOrNone<Found>(Find, new { unique_id = uniqueId }, stop)
            : null;
        var content = found is null ? null : await store.Open(found.StorageKey, stop);

        return content is null
            ? TypedResults.NotFound()
            : TypedResults.Stream(
                content,
                found!.ContentType,
                found.OriginalFilename, // says that it is an attachment
                new DateTimeOffset(found.CreatedAt, TimeSpan.Zero),
                enableRangeProcessing: content.CanSeek
            );
    }
}
