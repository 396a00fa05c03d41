using System.Text.Json.Nodes;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>
/// From a document's mapped cells to datapoints and everything that follows from them; spec/monitoring.md 12.3. A
/// second run changes nothing.
/// </summary>
internal static class MasterRefresh
{
    private static readonly Statement Campaigns = Statement.Named("Monitoring/MasterRefresh.Campaigns");
    private static readonly Statement Write = Statement.Named("Monitoring/MasterRefresh.Write");
    private static readonly Statement BadData = Statement.Named("Monitoring/MasterRefresh.BadData");
    private static readonly Statement Purge = Statement.Named("Monitoring/MasterRefresh.Purge");
    private static readonly Statement Resolve = Statement.Named("Monitoring/MasterRefresh.Resolve");

    /// <summary>A class: arrays come to records as arrays of anything.</summary>
    private sealed class Outcome
    {
        public long Created { get; init; }
        public long Updated { get; init; }
        public long Deleted { get; init; }
        public long Unchanged { get; init; }

        /// <summary>Status to number of cells, as JSON.</summary>
        public string Skipped { get; init; } = "{}";

        /// <summary>In step with the next two: the keys whose value changed.</summary>
        public int[] CampaignIds { get; init; } = [];
        public int[] RegionIds { get; init; } = [];
        public int[] IndicatorIds { get; init; } = [];

        /// <summary>Documents that lost datapoints to this one.</summary>
        public int[] LoserIds { get; init; } = [];
    }

    /// <returns>The answer's <c>objects</c>.</returns>
    public static async Task<string> Run(
        Database transaction,
        int documentId,
        RefreshSettings settings,
        long callerId,
        JobProgress progress,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // Locked before they are read: two writers below one parent would each miss the other's value.
        var campaigns = await transaction.Many<int>(Campaigns, new { document_id = documentId }, stop);
        progress.Of(campaigns.Count + 1);
        var outcome = await transaction.One<Outcome>(
            Write,
            new
            {
                document_id = documentId,
                indicator_id = settings.IndicatorId,
                caller_id = callerId,
                campaign_ids = campaigns.ToArray(),
                now,
            },
            stop
        );
        await transaction.Execute(
            BadData,
            new
            {
                document_id = documentId,
                indicator_id = settings.IndicatorId,
                now,
            },
            stop
        );
        progress.Add(1);
        await transaction.Execute(Purge, new { document_id = documentId }, stop);
        await ResolveCampaigns(transaction, campaigns, outcome, progress, stop);
        var counts = await DocumentReview.Of(transaction, [documentId, .. outcome.LoserIds], stop);

        return new JsonObject
        {
            ["document_id"] = documentId,
            ["created"] = outcome.Created,
            ["updated"] = outcome.Updated,
            ["deleted"] = outcome.Deleted,
            ["unchanged"] = outcome.Unchanged,
            ["master_datapoint_count"] = counts.MasterDatapointCount,
            ["skipped"] = JsonNode.Parse(outcome.Skipped),
        }.ToJsonString();
    }

    private static async Task ResolveCampaigns(
        Database transaction,
        IReadOnlyList<int> campaigns,
        Outcome outcome,
        JobProgress progress,
        CancellationToken stop
    )
    {
        var changed = Enumerable.Range(0, outcome.CampaignIds.Length).ToLookup(at => outcome.CampaignIds[at]);
        foreach (var campaign in campaigns)
        {
            if (changed.Contains(campaign))
            {
                await transaction.Execute(
                    Resolve,
                    new
                    {
                        campaign_id = campaign,
                        region_ids = changed[campaign].Select(at => outcome.RegionIds[at]).ToArray(),
                        indicator_ids = changed[campaign].Select(at => outcome.IndicatorIds[at]).ToArray(),
                    },
                    stop
                );
            }

            progress.Add(1);
        }
    }
}
