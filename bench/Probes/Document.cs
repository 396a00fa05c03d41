using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Bench.Stage;

namespace Platform.Bench.Probes;

/// <summary>
/// A document of 50,000 cells, 2,500 settlements by 20 indicators: read, refreshed, and refreshed once more without a
/// change; against a bare program that stores the same numbers without history and without what follows from them.
/// </summary>
internal static class Document
{
    private const int Regions = 2_500;
    private const int FirstIndicator = 101;
    private const int Indicators = 20;
    private const int FirstSettlement = 5_000_001;
    private const int FloorCampaign = 6;
    private const string Campaign = "Campaign 0-4";

    public static async Task<IReadOnlyList<Figure>> Measure(Site site, CancellationToken stop)
    {
        var (callerId, token) = await MonitoringData.AddCaller(site.Database, "bench-document", [1], stop);
        using var client = site.Client(site.Service);
        client.DefaultRequestHeaders.Authorization = new("Token", token);
        client.Timeout = TimeSpan.FromMinutes(5);

        var floor = await Store(site, stop);
        var id = await Upload(client, stop);
        var (process, _) = await Post(
            client,
            "/api/v2/document_process/",
            new
            {
                document_id = id,
                region_code_col = "geocode",
                campaign_col = "campaign",
                indicator_col = "cols_are_indicators",
            },
            stop
        );
        await site.Database.Execute("Monitoring.Maps", stop, ("caller_id", callerId));
        var (refresh, refreshed) = await Post(client, "/api/v2/refresh_master/", new { document_id = id }, stop);
        Check(refreshed, "created");
        var (again, unchanged) = await Post(client, "/api/v2/refresh_master/", new { document_id = id }, stop);
        Check(unchanged, "unchanged");

        return
        [
            Figure.Of("document of 50,000 cells: the numbers alone, by a bare program", "s", [floor], null),
            Figure.Of("document of 50,000 cells: processed", "s", [process], null),
            Figure.Of("document of 50,000 cells: refreshed", "s", [refresh], null),
            Figure.Of("document of 50,000 cells: refreshed without a change", "s", [again], null),
            Figure.Of("document of 50,000 cells: refreshed ÷ bare", "times", [refresh / floor], 5),
        ];
    }

    private static async Task<double> Store(Site site, CancellationToken stop)
    {
        var cells = Enumerable
            .Range(0, Regions * Indicators)
            .Select(cell =>
                (Region: FirstSettlement + cell / Indicators, Indicator: FirstIndicator + cell % Indicators)
            )
            .ToList();
        var watch = Stopwatch.StartNew();
        await site.Database.Execute(
            "Document",
            stop,
            ("campaign_id", FloorCampaign),
            ("indicator_ids", cells.Select(cell => cell.Indicator).ToArray()),
            ("region_ids", cells.Select(cell => cell.Region).ToArray()),
            ("values", cells.Select(cell => (double)(cell.Region % 100)).ToArray())
        );

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> Upload(HttpClient client, CancellationToken stop)
    {
        var text = new StringBuilder("geocode,campaign");
        for (var indicator = 0; indicator < Indicators; indicator++)
        {
            text.Append(CultureInfo.InvariantCulture, $",Indicator {FirstIndicator + indicator}");
        }

        text.Append('\n');
        for (var region = 0; region < Regions; region++)
        {
            text.Append(CultureInfo.InvariantCulture, $"R5-{region},{Campaign}");
            for (var indicator = 0; indicator < Indicators; indicator++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{(region + indicator) % 100 + 1}");
            }

            text.Append('\n');
        }

        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "docfile", "bench.csv" },
            { new StringContent("bench"), "doc_text" },
        };
        using var response = await client.PostAsync("/api/v2/document/", form, stop);
        var answer = await Read(response, stop);

        return (int)answer["objects"]!["new_id"]!;
    }

    private static async Task<(double Seconds, JsonNode Answer)> Post(
        HttpClient client,
        string path,
        object body,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.PostAsJsonAsync(path, body, stop);
        var answer = await Read(response, stop);

        return (watch.Elapsed.TotalSeconds, answer["objects"]!);
    }

    private static async Task<JsonNode> Read(HttpResponseMessage response, CancellationToken stop)
    {
        var text = await response.Content.ReadAsStringAsync(stop);

        return (int)response.StatusCode is 200 or 201
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{response.RequestMessage!.RequestUri} answered {text}");
    }

    private static void Check(JsonNode answer, string count)
    {
        if ((int?)answer[count] != Regions * Indicators)
        {
            throw new InvalidOperationException($"Not every cell was {count}: {answer.ToJsonString()}");
        }
    }
}
