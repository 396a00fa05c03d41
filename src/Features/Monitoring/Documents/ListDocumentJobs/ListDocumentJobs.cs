namespace Platform.Features.Monitoring;

/// <summary>
/// The processing and refreshing of documents with its progress, newest first. An extension; usually asked with
/// <c>document_id</c>.
/// </summary>
public sealed class ListDocumentJobs : ICarterModule
{
    private static readonly Statement Jobs = Statement.Of<ListDocumentJobs>();

    private static readonly FieldCatalogue Fields = new(
        new Field("id", FieldKind.BigWhole, "document_job.id"),
        new Field("document_id", FieldKind.Whole, "document_job.document_id") { Aliases = ["document"] },
        new Field("kind", FieldKind.Text, "document_job.kind"),
        new Field("state", FieldKind.Text, "document_job.state"),
        new Field("created_by_id", FieldKind.BigWhole, "document_job.created_by_id") { Aliases = ["created_by"] },
        new Field("created_at", FieldKind.Timestamp, "document_job.created_at"),
        new Field("ended_at", FieldKind.Timestamp, "document_job.ended_at")
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("document_process", nameof(ListDocumentJobs), "List the jobs of documents", Handle);

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
        ListRequest.Read(context, Fields).Answer(database, Jobs);
}
