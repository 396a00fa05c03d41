using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>
/// From a document's mapped cells to datapoints and everything that follows from them; docs/monitoring.md, "Refresh".
/// Campaign by campaign, each in a transaction of its own: the others can be typed into meanwhile, and a refresh that
/// was interrupted goes on with the campaign that it was at. A second run changes nothing.
/// </summary>
internal static class MasterRefresh
{
    private static readonly Statement Campaigns = Statement.Named("Monitoring/MasterRefresh.Campaigns");
    private static readonly Statement Lock = Statement.Named("Monitoring/MasterRefresh.Lock");
    private static readonly Statement Write = Statement.Named("Monitoring/MasterRefresh.Write");
    private static readonly Statement Resolve = Statement.Named("Monitoring/MasterRefresh.Resolve");
    private static readonly Statement Count = Statement.Named("Monitoring/MasterRefresh.Count");
    private static readonly Statement Progress = Statement.Named("Monitoring/MasterRefresh.Progress");
    private static readonly Statement Unmapped = Statement.Named("Monitoring/MasterRefresh.Unmapped");
    private static readonly Statement BadData = Statement.Named("Monitoring/MasterRefresh.BadData");
    private static readonly Statement Forget = Statement.Named("Monitoring/MasterRefresh.Forget");
    private static readonly Statement Purge = Statement.Named("Monitoring/MasterRefresh.Purge");
    private static readonly Statement Counts = Statement.Named("Monitoring/DocumentReview.Counts");

    /// <summary>A campaign to be written. A class: arrays come to records as arrays of anything.</summary>
    private sealed class Concerned
    {
        public int CampaignId { get; init; }

        /// <summary>The values in it that come from the document.</summary>
        public long[] DatapointIds { get; init; } = [];
    }

    /// <summary>What was written of a campaign.</summary>
    private sealed class Written
    {
        public long Created { get; init; }
        public long Updated { get; init; }
        public long Deleted { get; init; }
        public long Unchanged { get; init; }

        /// <summary>Status to number, as JSON.</summary>
        public string Skipped { get; init; } = "{}";

        /// <summary>In step with the next: the keys whose value changed.</summary>
        public int[] RegionIds { get; init; } = [];
        public int[] IndicatorIds { get; init; } = [];

        /// <summary>Cells that a datapoint comes from now, and those that one came from, of this document or another.</summary>
        public long[] GainedCellIds { get; init; } = [];
        public long[] LostCellIds { get; init; } = [];
    }

    /// <summary>Writes the campaigns that are still to be written.</summary>
    /// <returns>What the refresh came to, earlier attempts included.</returns>
    public static async Task<RefreshResult> WriteCampaigns(
        Database database,
        RunDocumentJob.Claimed job,
        Func<Database, Task> begin,
        JobProgress progress,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var result = RefreshResult.Read(job.Result, job.DocumentId);
        var document = new { document_id = job.DocumentId };
        var campaigns = await database.Many<Concerned>(Campaigns, document, stop);
        var left = campaigns.Where(concerned => concerned.CampaignId >= (job.CampaignId ?? 0)).ToList();
        progress.Of(campaigns.Count);
        progress.Add(campaigns.Count - left.Count);
        if (job.CampaignId is null && left.Count > 0)
        {
            await Note(database, job, progress, left[0].CampaignId, result, stop);
        }

        for (var at = 0; at < left.Count; at++)
        {
            var campaign = left[at];
            var next = at + 1 < left.Count ? left[at + 1].CampaignId : int.MaxValue;
            result = await database.InTransaction(
                async transaction =>
                {
                    await begin(transaction);
                    var written = await WriteCampaign(transaction, job, campaign, time.GetUtcNow(), stop);
                    var sum = result.With(
                        written.Created,
                        written.Updated,
                        written.Deleted,
                        written.Unchanged,
                        written.Skipped
                    );
                    await Note(transaction, job, progress, next, sum, stop, isFruitful: true);

                    return sum;
                },
                stop,
                Database.Tries
            );
            progress.Add(1);
        }

        return result;
    }

    /// <summary>What concerns the document as a whole, after its campaigns.</summary>
    public static async Task<RefreshResult> Conclude(
        Database transaction,
        RunDocumentJob.Claimed job,
        RefreshResult result,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var indicatorId = RefreshSettings.Read(job.Settings).IndicatorId;
        var document = new { document_id = job.DocumentId };
        await transaction.Execute(
            BadData,
            new
            {
                document_id = job.DocumentId,
                indicator_id = indicatorId,
                now,
            },
            stop
        );
        if (indicatorId is null)
        {
            await transaction.Execute(Forget, document, stop);
        }

        await transaction.Execute(Purge, document, stop);
        var unmapped = await transaction.One<long>(
            Unmapped,
            new { document_id = job.DocumentId, indicator_id = indicatorId },
            stop
        );
        var counts = await transaction.One<DocumentReview.Counts>(Counts, document, stop);

        return result.Skipping("UNMAPPED", unmapped) with
        {
            MasterDatapointCount = counts.MasterDatapointCount,
        };
    }

    private static async Task<Written> WriteCampaign(
        Database transaction,
        RunDocumentJob.Claimed job,
        Concerned campaign,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // Locked before anything is read: two writers below one parent would each miss the other's value.
        await transaction.Execute(Lock, new { campaign_id = campaign.CampaignId }, stop);
        var written = await transaction.One<Written>(
            Write,
            new
            {
                document_id = job.DocumentId,
                campaign_id = campaign.CampaignId,
                indicator_id = RefreshSettings.Read(job.Settings).IndicatorId,
                held_ids = campaign.DatapointIds,
                caller_id = job.CallerId,
                now,
            },
            stop
        );
        if (written.RegionIds.Length > 0)
        {
            await transaction.Execute(
                Resolve,
                new
                {
                    campaign_id = campaign.CampaignId,
                    region_ids = written.RegionIds,
                    indicator_ids = written.IndicatorIds,
                },
                stop
            );
            await transaction.Execute(
                Count,
                new { gained_cell_ids = written.GainedCellIds, lost_cell_ids = written.LostCellIds },
                stop
            );
        }

        return written;
    }

    /// <summary>A worker that lost its claim meanwhile leaves nothing behind.</summary>
    private static async Task Note(
        Database transaction,
        RunDocumentJob.Claimed job,
        JobProgress progress,
        int nextCampaignId,
        RefreshResult result,
        CancellationToken stop,
        bool isFruitful = false
    )
    {
        var noted = await transaction.Execute(
            Progress,
            new
            {
                id = job.Id,
                attempts = job.Attempts,
                is_fruitful = isFruitful,
                done = progress.Done + (isFruitful ? 1 : 0),
                total = progress.Total,
                campaign_id = nextCampaignId,
                result = result.Write(),
            },
            stop
        );
        if (noted == 0)
        {
            throw new InvalidOperationException($"The claim on job {job.Id} was lost.");
        }
    }
}
