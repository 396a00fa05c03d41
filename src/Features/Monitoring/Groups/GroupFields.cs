namespace Platform.Features.Monitoring;

/// <summary>What requests may filter groups by.</summary>
internal static class GroupFields
{
    public static readonly FieldCatalogue Catalogue = new(
        new Field("id", FieldKind.Whole, "app_group.id"),
        new Field("name", FieldKind.Text, "app_group.name")
    );
}
