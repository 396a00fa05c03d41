namespace Platform.Features.Monitoring;

/// <summary>The contract names data entry twice; both names are served.</summary>
internal static class EntryRoutes
{
    public static readonly (string Path, string Name)[] Paths =
    [
        ("api/v1/dataentry/", ""),
        ("api/v1/datapointentry/", ".Alias"),
    ];
}
