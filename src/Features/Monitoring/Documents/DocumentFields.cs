namespace Platform.Features.Monitoring;

/// <summary>What requests may filter documents by.</summary>
internal static class DocumentFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "document.id"),
        new Field("source_datapoint_count", FieldKind.Whole, "document.source_datapoint_count"),
        new Field("is_processed", FieldKind.Flag, "document.is_processed"),
        new Field("created_at", FieldKind.Timestamp, "document.created_at"),
        new Field("docfile", FieldKind.Text, "document.docfile"),
        new Field("doc_text", FieldKind.Text, "document.doc_text"),
        new Field("master_datapoint_count", FieldKind.Whole, "document.master_datapoint_count"),
        new Field("source_id", FieldKind.Whole, "document.source_id") { Aliases = ["source"] },
        new Field("created_by_id", FieldKind.BigWhole, "document.created_by_id") { Aliases = ["created_by"] },
        new Field("guid", FieldKind.Text, "document.guid")
    );
}
