using Platform.Bench.Bulk;
using Platform.Bench.Report;
using Platform.Bench.Rows;
using Platform.Bench.Stage;

namespace Platform.Bench;

/// <summary>A run from the empty folder to the table.</summary>
internal static class BenchRun
{
    private const int Seed = 20261122;

    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        await using var site = await Say("database, data, floor and service", () => Site.Build(options, stop));
        await using var bare = DatabaseSetup.Source(site.Database.ConnectionString, new DatabaseOptions());
        EndpointRow[] endpoints = [.. SyncRows.All(site).Where(row => options.Wants(row.Name))];
        BulkRow[] bulks = [.. BulkRow.All(options.Small).Where(row => options.Wants(row.Name))];
        IContestant[] contestants =
        [
            .. endpoints.SelectMany(row => row.Contestants(site)),
            .. bulks.SelectMany(row => row.Contestants(site, bare)),
        ];
        await Say(
            "equal answers",
            async () =>
            {
                await Equality.Check(site, endpoints, stop);
                return true;
            }
        );
        await Say("warming up", () => Round(site, contestants, 0, stop));
        var windows = new List<Window>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            windows.AddRange(await Say($"round {round}", () => Round(site, contestants, round, stop)));
        }

        Console.WriteLine(Table.Of(endpoints, bulks, windows));

        return 0;
    }

    /// <summary>Everybody's turn, in an order of this round.</summary>
    private static async Task<List<Window>> Round(
        Site site,
        IContestant[] contestants,
        int round,
        CancellationToken stop
    )
    {
        var order = contestants.ToArray();
        new Random(Seed + round).Shuffle(order);
        var windows = new List<Window>();
        foreach (var contestant in order)
        {
            windows.AddRange(await contestant.Measure(round, stop));
        }

        await site.Database.Execute("Sync.ForgetBatches", stop);
        await site.Database.Run("vacuum sync.interaction", stop);
        await site.Database.Run("vacuum sync.therapist", stop);

        return windows;
    }

    private static async Task<T> Say<T>(string what, Func<Task<T>> work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Console.Error.Write($"{what} … ");
        var result = await work();
        Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");

        return result;
    }
}
