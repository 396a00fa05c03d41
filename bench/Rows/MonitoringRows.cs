using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Bench.Floor;
using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

/// <summary>Regions and values for people who may see little, much and everything.</summary>
internal static class MonitoringRows
{
    private const string Groups = "Monitoring/ListDatapoints.Groups";
    private const int District = 2_000_001;
    private const int Settlement = 5_000_001;

    /// <summary>The indicator that nothing is calculated from, and one that a sum and a ratio are.</summary>
    private const int Plain = 101;
    private const int Summed = 1;

    /// <summary>Whose page may cost how many times another's.</summary>
    public static readonly (string Wide, string Narrow, double AtMost)[] Pairs =
    [
        ("regions-20-everything", "regions-20-district", 5),
        ("datapoints-country", "datapoints-district", 2),
    ];

    private static readonly int[] Countries = [1, 2, 3, 4];

    public static async Task<IReadOnlyList<EndpointRow>> All(Site site, CancellationToken stop)
    {
        var district = await MonitoringData.AddCaller(site.Database, "bench-district", [District], stop);
        var country = await MonitoringData.AddCaller(site.Database, "bench-country", [Countries[0]], stop);
        var everything = await MonitoringData.AddCaller(site.Database, "bench-everything", Countries, stop);
        var ids = string.Join(',', Enumerable.Range(0, 1_000).Select(number => Settlement + number * 3));
        var maker = new Maker(site, stop);

        return
        [
            await maker.Regions("regions-20-district", "limit=20", district, 0.6),
            (await maker.Regions("regions-20-country", "limit=20", country)).WithPeer(),
            await maker.Regions("regions-20-everything", "limit=20", everything),
            await maker.Regions("regions-ids-1000", $"id__in={ids}&limit=0", country) with
            {
                Weight = 20,
            },
            await maker.Regions("regions-18000", "limit=18000", country) with
            {
                Weight = 200,
                Connections = 2,
            },
            (
                await maker.Datapoints("datapoints-20", "Monitoring/ListDatapoints", "limit=20", everything, 0.5)
            ).WithPeer(),
            await maker.Datapoints("datapoints-country", Groups, "region__in=1", country, 0.5, [Countries[0]]),
            await maker.Datapoints("datapoints-district", Groups, $"region__in={District}", country, 0.5, [District]),
            await maker.Table("datapoints-csv-campaign", country),
            Entry("entry-six-levels", country.Token, Plain) with
            {
                Target = 0.33,
                PeerRequests = Entries("/api/v1/dataentry/", 3, Plain, country.Token),
                Made = ["new_id", "updated_id"],
                Stored = "Entry.Differing",
            },
            Entry("entry-calculated", country.Token, Summed),
        ];
    }

    /// <summary>One writer, a settlement on the sixth level; each side writes into a campaign of its own.</summary>
    private static EndpointRow Entry(string name, string token, int indicator) =>
        new(name, Entries("/api/v1/dataentry/", 1, indicator, token))
        {
            FloorRequests = Entries("/bench/entry/", 2, indicator, token),
            Connections = 1,
            IsCompared = false,
        };

    private static IReadOnlyList<Request> Entries(string path, int campaign, int indicator, string token) =>
        [
            .. Enumerable
                .Range(1, 500)
                .Select(value =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"region_id":{{Settlement}},"campaign_id":{{campaign}},"indicator_id":{{indicator}},"value":{{value}}}"""
                    )
                )
                .Select(body => Request.Of("POST", path, token, Encoding.UTF8.GetBytes(body))),
        ];

    private sealed class Maker(Site site, CancellationToken stop)
    {
        public async Task<EndpointRow> Regions(
            string name,
            string query,
            (long Id, string Token) caller,
            double? target = null
        )
        {
            var path = $"/api/v2/region/?{query}";
            var (head, rows) = await Ask(path, caller.Token);
            var objects = rows.EnumerateArray().ToList();
            await new FloorPage(
                head,
                [.. objects.Select(row => row.GetProperty("id").GetInt32())],
                [.. objects.Select(row => row.GetProperty("lvl").GetInt32())]
            ).Save(site.Folder, name, stop);

            return new EndpointRow(name, [Request.Of("GET", path, caller.Token)])
            {
                FloorRequests = [Request.Of("GET", $"/bench/regions/{name}", caller.Token)],
                Target = target,
            };
        }

        public async Task<EndpointRow> Datapoints(
            string name,
            string statement,
            string query,
            (long Id, string Token) caller,
            double? target,
            int[]? regions = null
        )
        {
            var path = $"/api/v1/datapoint/?{query}";
            var (head, _) = await Ask(path, caller.Token);
            await new FloorPage(head, [], [], statement, caller.Id, regions, Limit: 20).Save(site.Folder, name, stop);

            return new EndpointRow(name, [Request.Of("GET", path, caller.Token)])
            {
                FloorRequests = [Request.Of("GET", $"/bench/datapoints/{name}", caller.Token)],
                Target = target,
            };
        }

        public async Task<EndpointRow> Table(string name, (long Id, string Token) caller)
        {
            await new FloorPage("", [], [], "Monitoring/ListDatapoints", caller.Id, CampaignIds: [1]).Save(
                site.Folder,
                name,
                stop
            );

            return new EndpointRow(
                name,
                [Request.Of("GET", "/api/v1/datapoint/?campaign__in=1&limit=0&format=csv", caller.Token)]
            )
            {
                FloorRequests = [Request.Of("GET", $"/bench/table/{name}", caller.Token)],
                Connections = 1,
                Weight = 500,
            };
        }

        /// <summary>The service's answer, cut before its rows.</summary>
        private async Task<(string Head, JsonElement Rows)> Ask(string path, string token)
        {
            using var client = site.Client(site.Service);
            client.DefaultRequestHeaders.Authorization = new("Token", token);
            var text = await client.GetStringAsync(path, stop);
            var rows = text.IndexOf("\"objects\":", StringComparison.Ordinal) + "\"objects\":".Length;

            return (text[..rows], JsonDocument.Parse(text).RootElement.GetProperty("objects"));
        }
    }
}
