namespace Platform.Features.Monitoring;

/// <summary>
/// The columns of a list of regions that follow uri_format, in the slots named after them: ids as they are stored, all
/// else looked up.
/// </summary>
public static class ReferenceCatalogue
{
    private static readonly Fragment OfficeId = new("region.office_id as office,");
    private static readonly Fragment ParentId = new("region.parent_region_id as parent_region,");
    private static readonly Fragment Office = new(
        "monitoring.office_reference(:uri_format::text, region.office_id) as office,"
    );
    private static readonly Fragment Parent = new(
        "monitoring.region_reference(:uri_format::text, region.parent_region_id) as parent_region,"
    );

    public static Statement Fill(Statement statement, string uriFormat) =>
        uriFormat == "id"
            ? statement.Fill("office", OfficeId).Fill("parent_region", ParentId)
            : statement.Fill("office", Office).Fill("parent_region", Parent);
}
