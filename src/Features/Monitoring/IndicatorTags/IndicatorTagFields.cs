namespace Platform.Features.Monitoring;

/// <summary>What requests may filter indicator tags by.</summary>
internal static class IndicatorTagFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "indicator_tag.id"),
        new Field("tag_name", FieldKind.Text, "indicator_tag.tag_name"),
        new Field("parent_tag_id", FieldKind.Whole, "indicator_tag.parent_tag_id") { Aliases = ["parent_tag"] }
    );
}
