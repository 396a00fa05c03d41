using Platform.Features.Identity;

namespace Platform.Bench.Stage;

/// <summary>About 217,000 regions, 2,000 people with grants, and five million values in 24 campaigns.</summary>
internal static class MonitoringData
{
    public const int Campaigns = 24;

    public static async Task Load(BenchDatabase database, bool small, CancellationToken stop)
    {
        await database.Execute("Monitoring.Regions", stop, ("provinces", small ? 1 : 11));
        await database.Execute("Monitoring.People", stop);
        await database.Execute("Monitoring.Indicators", stop);
        await database.Execute("Monitoring.Campaigns", stop);
        await database.Run("analyze", stop);
        // Each campaign takes one core: the machine has two.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Campaigns),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop },
            async (campaign, within) =>
            {
                await database.Execute("Monitoring.Datapoints", within, ("campaign_id", campaign));
                await database.Execute("Monitoring.Resolve", within, ("campaign_id", campaign));
            }
        );
    }

    /// <summary>A person who may write these regions.</summary>
    /// <returns>Id and token.</returns>
    public static async Task<(long Id, string Token)> AddCaller(
        BenchDatabase database,
        string name,
        int[] regionIds,
        CancellationToken stop
    )
    {
        var token = TokenCache.NewToken();
        var id = await database.Numbers(
            "Monitoring.Caller",
            stop,
            ("username", name),
            ("digest", TokenCache.DigestOf(token)),
            ("region_ids", regionIds)
        );

        return (id[0], token);
    }
}
