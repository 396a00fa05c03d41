namespace Platform.Features.Monitoring;

/// <summary>What requests may filter offices by.</summary>
internal static class OfficeFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "office.id"),
        new Field("name", FieldKind.Text, "office.name"),
        new Field("created_at", FieldKind.Timestamp, "office.created_at")
    );
}
