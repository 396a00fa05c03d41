using Platform.Bench.Bulk;
using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Probes;

/// <summary>What a batch of 10,000 leaves behind in its table: new, identical, changed.</summary>
/// <param name="Name">Kind and phase.</param>
/// <param name="Inserted">Rows.</param>
/// <param name="Updated">Rows, each leaving a dead version.</param>
/// <param name="Hot">Those of them that touched no index.</param>
/// <param name="Dead">Dead versions, of failed insertions too.</param>
internal sealed record RowVersions(string Name, long Inserted, long Updated, long Hot, long Dead)
{
    private const int Size = 10_000;

    /// <summary>A connection tells its counts when it has been at work for a second.</summary>
    private static readonly TimeSpan Flush = TimeSpan.FromSeconds(1.3);

    public static async Task<IReadOnlyList<RowVersions>> Measure(Site site, CancellationToken stop)
    {
        (string Kind, string Relation, Batch Batch)[] kinds =
        [
            ("interactions", "sync.interaction", InteractionBatch.Make("versions", 0, Size, site.Token)),
            ("therapists", "sync.therapist", TherapistBatch.Make("versions", 0, Size, site.Token)),
        ];
        var results = new List<RowVersions>();
        await using var load = await Generator.Open(site.Service.Port, Site.Connections);
        using var connection = await Connection.Open(site.Service.Port);
        var reading = new[] { Request.Of("GET", "/organizations/", site.Token) };
        foreach (var (kind, relation, batch) in kinds)
        {
            await load.Run(reading, Flush);
            var before = await Counts(relation);
            foreach (var (phase, variant, _) in BulkRow.Phases)
            {
                await connection.Exchange(batch.Request(variant));
                await load.Run(reading, Flush);
                var after = await Counts(relation);
                long[] made = [.. after.Zip(before, (now, then) => now - then)];
                results.Add(new RowVersions($"{kind}-{Size} {phase}", made[0], made[1], made[2], made[3]));
                before = after;
            }
        }

        await site.Database.Execute("Sync.ForgetBatches", stop);

        return results;

        Task<long[]> Counts(string relation) => site.Database.Numbers("Versions", stop, ("relation", relation));
    }
}
