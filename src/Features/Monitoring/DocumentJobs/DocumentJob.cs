using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>The processing or refreshing of a document.</summary>
/// <param name="State">refused: the file cannot be read as asked; failed: given up after several attempts.</param>
/// <param name="Done">How far it is, of <c>total</c>.</param>
/// <param name="Total">Cells to process, or steps of a refresh; 0 until it is known.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="LastError">Why the last attempt ended early.</param>
/// <param name="Result">What the waiting request is answered; for a refused one error type and message.</param>
public sealed record DocumentJob(
    [Filters] long Id,
    [Filters(References = typeof(Document))] int DocumentId,
    [Filters, AllowedValues("process", "refresh")] string Kind,
    [Filters, AllowedValues("queued", "running", "done", "refused", "failed")] string State,
    long Done,
    long Total,
    int Attempts,
    string? LastError,
    JsonElement? Result,
    [Filters(References = typeof(User))] long CreatedById,
    [Filters] DateTime CreatedAt,
    DateTime? StartedAt,
    [Filters] DateTime? EndedAt
)
{
    public static readonly Resource Resource = Resource.Of<DocumentJob>(
        "document_process",
        row: """{"id":5,"document_id":17,"kind":"process","state":"running","done":20000,"total":50000,"attempts":1,"last_error":null,"result":null,"created_by_id":1,"created_at":"2015-06-08T08:30:00.000","started_at":"2015-06-08T08:30:00.020","ended_at":null}""",
        table: "document_job"
    );
}
