namespace Platform.Features.Monitoring;

/// <summary>What requests may filter the strings of documents by.</summary>
internal static class DocumentReviewFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "detail.id"),
        new Field("document_id", FieldKind.Whole, "detail.document_id") { Aliases = ["document"] },
        new Field("db_model", FieldKind.Text, "detail.db_model"),
        new Field("source_object_id", FieldKind.Whole, "detail.source_object_id") { Aliases = ["source_object"] },
        new Field("source_string", FieldKind.Text, "detail.source_string"),
        new Field("source_dp_count", FieldKind.BigWhole, "detail.source_dp_count"),
        new Field("master_object_id", FieldKind.Whole, "detail.master_object_id") { Aliases = ["master_object"] },
        new Field("map_id", FieldKind.Whole, "detail.map_id"),
        new Field("master_dp_count", FieldKind.BigWhole, "detail.master_dp_count")
    );
}
