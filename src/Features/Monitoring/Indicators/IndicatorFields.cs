namespace Platform.Features.Monitoring;

/// <summary>What requests may filter indicators by.</summary>
internal static class IndicatorFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "indicator.id"),
        new Field("name", FieldKind.Text, "indicator.name"),
        new Field("short_name", FieldKind.Text, "indicator.short_name"),
        new Field("slug", FieldKind.Text, "indicator.slug"),
        new Field("description", FieldKind.Text, "indicator.description"),
        new Field("is_reported", FieldKind.Flag, "indicator.is_reported"),
        new Field("aggregation", FieldKind.Text, "indicator.aggregation"),
        new Field("source_id", FieldKind.Whole, "indicator.source_id") { Aliases = ["source"] },
        new Field("source_name", FieldKind.Text, "source.source_name") { IsJoined = true },
        new Field("created_at", FieldKind.Timestamp, "indicator.created_at")
    );
}
