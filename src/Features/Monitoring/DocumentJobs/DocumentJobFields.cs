namespace Platform.Features.Monitoring;

/// <summary>What requests may filter the jobs of documents by.</summary>
internal static class DocumentJobFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.BigWhole, "document_job.id"),
        new Field("document_id", FieldKind.Whole, "document_job.document_id") { Aliases = ["document"] },
        new Field("kind", FieldKind.Text, "document_job.kind"),
        new Field("state", FieldKind.Text, "document_job.state"),
        new Field("created_by_id", FieldKind.BigWhole, "document_job.created_by_id") { Aliases = ["created_by"] },
        new Field("created_at", FieldKind.Timestamp, "document_job.created_at"),
        new Field("ended_at", FieldKind.Timestamp, "document_job.ended_at")
    );
}
