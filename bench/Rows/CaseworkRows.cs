using System.Text.Json;
using Platform.Bench.Load;
using Platform.Bench.Stage;
using Platform.Features.Casework;

namespace Platform.Bench.Rows;

/// <summary>A person, people by filters, a month's referrals, a list, reports over a year, and new referrals.</summary>
internal static class CaseworkRows
{
    /// <summary>The share of the floor that is 1.3 times its time.</summary>
    private const double WithinThreeTenths = 0.77;

    /// <summary>The share that is 1.5 times its time.</summary>
    private const double WithinHalf = 0.67;

    private const string Created = "casework-create-referral";

    private static readonly string[] Peers = ["casework-client", "casework-three-filters", "casework-report-contacts"];

    private static readonly (string Name, string Path, double Target, int Connections, int Weight)[] Rows =
    [
        ("casework-client", "clients/5", 0.7, Site.Connections, 1),
        ("casework-three-filters", "clients/religion/3/ethnicity/2/district/5?limit=100&count=0", WithinHalf, 8, 10),
        ("casework-active-month", "referrals/date_active/2018-10-01,2018-10-31?limit=1000&count=0", 0.5, 2, 100),
        ("casework-extension-filter", "clients/website_photo_consent/109?limit=100&count=0", WithinHalf, 8, 10),
        ("casework-list-1000", "clients?limit=1000&count=0", 0.5, 8, 20),
        (
            "casework-report-contacts",
            "done_contacts/dimension/month/metric/contact_type/date_active/2018-01-01,2018-12-31",
            WithinThreeTenths,
            1,
            400
        ),
        (
            "casework-report-people",
            "done_contacts/dimension/project/metric/client_gender/date_active/2018-01-01,2018-12-31",
            WithinThreeTenths,
            1,
            400
        ),
        (
            "casework-report-referrals",
            "referrals/dimension/month/metric/project/date/2018-01-01,2018-12-31",
            WithinThreeTenths,
            1,
            400
        ),
    ];

    public static async Task<IReadOnlyList<EndpointRow>> All(Site site, CancellationToken stop)
    {
        if (!Rows.Any(row => site.Options.Wants(row.Name)) && !site.Options.Wants(Created))
        {
            return [];
        }

        var clients = site.Options.Small ? 20_000L : 200_000L;
        var (org, source, user) = (KeyCache.NewKey(), KeyCache.NewKey(), KeyCache.NewKey());
        await site.Database.Execute(
            "Casework.Load",
            stop,
            ("org", KeyCache.DigestOf(org)),
            ("source", KeyCache.DigestOf(source)),
            ("user", KeyCache.DigestOf(user)),
            ("clients", clients)
        );
        foreach (var table in new[] { "client", "referral", "contact", "ext_single" })
        {
            await site.Database.Run($"vacuum analyze casework.{table}", stop);
        }

        var keys = $"Org: {org}\r\nSource: {source}\r\nUser: {user}";

        return
        [
            .. Rows.Select(row => new EndpointRow(
                    row.Name,
                    [Request.With(keys, "GET", $"{CaseworkArea.Prefix}/{row.Path}", default)]
                )
                {
                    Target = row.Target,
                    Connections = row.Connections,
                    Weight = row.Weight,
                })
                .Select(row => Peers.Contains(row.Name) ? row.WithPeer() : row),
            Create(keys, clients),
        ];
    }

    /// <summary>A referral with its first contact, of one person after the other: none waits for another.</summary>
    private static EndpointRow Create(string keys, long clients) =>
        new(
            Created,
            [
                .. Enumerable
                    .Range(1, 1_000)
                    .Select(number =>
                        Request.With(
                            keys,
                            "POST",
                            $"{CaseworkArea.Prefix}/referrals",
                            JsonSerializer.SerializeToUtf8Bytes(
                                new
                                {
                                    client = 1 + number * 7L % clients,
                                    project = 1 + number % 20,
                                    date = "2019-06-03",
                                    stage = 1 + number % 5,
                                    description = "Asked for company and a visit",
                                }
                            )
                        )
                    ),
            ]
        )
        {
            Target = 0.5,
            IsCompared = false,
        };
}
