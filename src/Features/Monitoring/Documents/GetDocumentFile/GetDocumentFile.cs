using Microsoft.Net.Http.Headers;
using Platform.Features.Identity;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>The file of a document byte for byte as it was uploaded, whole or in ranges, for whoever may open it.</summary>
public sealed class GetDocumentFile : ICarterModule
{
    private const string MediaType = "application/octet-stream";

    private static readonly Statement Find = Statement.Of<GetDocumentFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapGet($"api/v2/{Document.Resource.Name}/{{id:digits}}/docfile/", Handle)
            .WithName("Monitoring.GetDocumentFile")
            .WithSummary("Download the file of a document")
            .OpensFiles()
            .Produces<Stream>(StatusCodes.Status200OK, MediaType)
            .Produces(StatusCodes.Status404NotFound)
            .WithMetadata([.. EntityTags.Documented])
            .WithMetadata(
                new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name as uploaded.")
            );

    private sealed record Found(string? StorageKey, string? Docfile, string? Sha256, DateTime CreatedAt);

    /// <param name="id">The document's id.</param>
    /// <param name="caller">Must own it, or manage the system.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<FileStreamHttpResult, Problem>> Handle(
        string id,
        AccountCaller caller,
        Database database,
        IFileStore store,
        CancellationToken stop
    )
    {
        var found = FieldText.TryRead(FieldKind.Whole, id, out var documentId)
            ? await database.OneOrNone<Found>(Find, new { id = (int)documentId, caller_id = caller.AccountId }, stop)
            : null;
        var content = found?.StorageKey is { } key ? await store.Open(key, stop) : null;

        return content is null
            ? Problem.NotFound($"there is no file of document {id}, or not for you")
            : TypedResults.Stream(
                content,
                MediaType,
                found!.Docfile, // says that it is an attachment
                new DateTimeOffset(found.CreatedAt, TimeSpan.Zero),
                new EntityTagHeaderValue($"\"{found.Sha256}\""),
                enableRangeProcessing: content.CanSeek
            );
    }
}
