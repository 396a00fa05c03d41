using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

internal static class SyncRows
{
    private static readonly IReadOnlyDictionary<string, string?> NoValues = new Dictionary<string, string?>();

    public static IEnumerable<EndpointRow> All(Site site)
    {
        var size = new OrganizationTable(site);

        yield return new EndpointRow(
            "token-check",
            [Request.Of("POST", "/sync/organizations/therapists/nobody/interactions/", site.Token, "[]"u8.ToArray())]
        );
        yield return Organizations("organizations-10", 10, 0.8).WithPeer();
        yield return Organizations("organizations-1000", 1_000, 0.9).WithPeer();

        EndpointRow Organizations(string name, long rows, double target) =>
            new(name, [Request.Of("GET", "/organizations/", site.Token)])
            {
                Before = stop => size.Become(rows, stop),
                Sql = (Statement.Named("Sync/ListOrganizations"), NoValues),
                Target = target,
                CpuTarget = 1.3,
            };
    }

    /// <summary>One table, two sizes.</summary>
    private sealed class OrganizationTable(Site site)
    {
        private long _rows;

        public async Task Become(long rows, CancellationToken stop)
        {
            if (_rows == rows)
            {
                return;
            }

            await site.Database.Execute("Sync.FewerOrganizations", stop, ("rows", rows));
            await site.Database.Execute("Sync.Organizations", stop, ("rows", rows));
            await site.Database.Run("vacuum (analyze, truncate) sync.organization", stop);
            _rows = rows;
        }
    }
}
