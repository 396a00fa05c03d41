namespace Platform.Features.Monitoring;

/// <summary>
/// The processing and refreshing of documents with its progress, newest first. An extension; usually asked with
/// <c>document_id</c>.
/// </summary>
public sealed class ListDocumentJobs : ICarterModule
{
    private static readonly Statement Jobs = Statement.Of<ListDocumentJobs>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("document_process", nameof(ListDocumentJobs), "List the jobs of documents", Handle)
            .WithFilters(DocumentJobFields.Catalogue)
            .WithRow(
                """
                {"id":5,"document_id":17,"kind":"process","state":"running","done":20000,"total":50000,"attempts":1,
                "last_error":null,"result":null,"created_by_id":1,"created_at":"2015-06-08T08:30:00.000",
                "started_at":"2015-06-08T08:30:00.020","ended_at":null}
                """
            );

    /// <param name="Kind">process or refresh.</param>
    /// <param name="State">queued, running, done, refused (the file cannot be read as asked) or failed.</param>
    /// <param name="Done">How far it is, of <c>total</c>.</param>
    /// <param name="Total">Cells to process, or steps of a refresh; 0 until it is known.</param>
    /// <param name="Attempts">How often it was begun.</param>
    /// <param name="LastError">Why the last attempt ended early.</param>
    /// <param name="Result">What the waiting request is answered; for a refused one error type and message.</param>
    public sealed record Response(
        long Id,
        int DocumentId,
        string Kind,
        string State,
        long Done,
        long Total,
        int Attempts,
        string? LastError,
        object? Result,
        long CreatedById,
        DateTime CreatedAt,
        DateTime? StartedAt,
        DateTime? EndedAt
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, DocumentJobFields.Catalogue).Answer(database, Jobs);
}
