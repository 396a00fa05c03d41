using System.Diagnostics;
using System.Runtime.InteropServices;
using Platform.Bench.Bulk;
using Platform.Bench.Probes;
using Platform.Bench.Report;
using Platform.Bench.Rows;
using Platform.Bench.Stage;

namespace Platform.Bench;

/// <summary>A run from the empty folder to the table.</summary>
internal static class BenchRun
{
    private const int Seed = 20261122;
    private const int MostWarmUps = 6;

    /// <summary>Methods compiled in a round of warming up, below which it is warm.</summary>
    private const int FewMethods = 300;

    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var at = TimeProvider.System.GetUtcNow();
        var load = (await File.ReadAllTextAsync("/proc/loadavg", stop)).Trim();
        await using var site = await Say("database, data, floor, peer and service", () => Site.Build(options, stop));
        await using var bare = DatabaseSetup.Source(site.Database.ConnectionString, new DatabaseOptions());
        EndpointRow[] endpoints =
        [
            .. SyncRows
                .All(site)
                .Concat(await MonitoringRows.All(site, stop))
                .Concat(await ChatRows.All(site, stop))
                .Concat(await CaseworkRows.All(site, stop))
                .Concat(await LearningRows.All(site, stop))
                .Where(row => options.Wants(row.Name)),
        ];
        BulkRow[] bulks = [.. BulkRow.All(options.Small).Where(row => options.Wants(row.Name))];
        await Say("equal answers", () => Equality.Check(site, endpoints, bulks, stop));
        var windows = await Rounds(site, options, Contestants(), stop);
        var figures = await Figures(site, options, stop);
        var versions = options.Wants("versions")
            ? await Say("row versions", () => RowVersions.Measure(site, stop))
            : [];
        var bytes = await Say("allocations", () => Memory.PerRequest(site, endpoints, stop));

        var held = Limits.LowQuartiles(endpoints, bulks, windows);
        var results = new RunResults(
            await ResultFile.Commit(stop),
            at,
            RuntimeInformation.FrameworkDescription,
            site.Database.Version,
            Environment.ProcessorCount,
            load,
            options.Small,
            options.Rounds,
            held,
            figures,
            versions,
            bytes,
            windows
        );
        var peers = PeerRow.Of(windows, [.. endpoints.Select(row => row.Name), .. bulks.Select(row => row.Name)]);
        var table = Table.Of(endpoints, bulks, peers, results);
        var picture = peers.Count == 0 ? null : PeerPicture.Of(peers, results);
        Console.WriteLine(table);
        var last = await ResultFile.Last(stop);
        await ResultFile.Write(results, picture, stop);
        if (options is { Only: null, Small: false })
        {
            await ResultFile.Publish(table, picture, stop);
        }

        return Limits.Check(endpoints, bulks, held, last?.LowQuartiles);

        IContestant[] Contestants() =>
            [
                .. endpoints.SelectMany(row => row.Contestants(site)),
                .. bulks.SelectMany(row => row.Contestants(site, bare)),
            ];
    }

    private static async Task<List<Window>> Rounds(
        Site site,
        Options options,
        IContestant[] contestants,
        CancellationToken stop
    )
    {
        await WarmUp(site, contestants, stop);
        var windows = new List<Window>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            windows.AddRange(await Say($"round {round}", () => Round(site, contestants, round, stop)));
        }

        return windows;
    }

    /// <summary>
    /// Rounds that are not counted, until the service's run time has compiled what is used often for good: it compiles
    /// beside the requests, on the same cores, and has more to compile than the floor.
    /// </summary>
    private static async Task WarmUp(Site site, IContestant[] contestants, CancellationToken stop)
    {
        var compiled = await ServiceMetrics.CompiledMethods(site, site.Service, stop);
        for (var round = 0; round > -MostWarmUps; round--)
        {
            await Say("warming up", () => Round(site, contestants, round, stop));
            var before = compiled;
            compiled = await ServiceMetrics.CompiledMethods(site, site.Service, stop);
            if (compiled - before < FewMethods)
            {
                return;
            }

            // Beside endpoints batches go once: what is done with their rows is compiled by then.
            contestants = contestants.OfType<EndpointSide>().Any()
                ? [.. contestants.OfType<EndpointSide>()]
                : contestants;
        }
    }

    /// <summary>
    /// Everybody's turn, in an order of this round. The sides of a row follow each other, in an order of this round too:
    /// a machine that others use as well changes its speed within seconds, and a ratio is to compare like with like.
    /// </summary>
    private static async Task<List<Window>> Round(
        Site site,
        IContestant[] contestants,
        int round,
        CancellationToken stop
    )
    {
        var random = new Random(Seed + round);
        var rows = contestants.GroupBy(contestant => contestant.Row).Select(row => row.ToArray()).ToArray();
        random.Shuffle(rows);
        var windows = new List<Window>();
        foreach (var sides in rows)
        {
            random.Shuffle(sides);
            foreach (var contestant in sides)
            {
                windows.AddRange(await contestant.Measure(round, stop));
            }
        }

        await site.Database.Execute("Sync.ForgetBatches", stop);
        await site.Database.Run("vacuum sync.interaction", stop);
        await site.Database.Run("vacuum sync.therapist", stop);
        await site.Database.Run("vacuum chat.room, chat.participant", stop); // each post leaves an old version of both

        return windows;
    }

    private static async Task<List<Figure>> Figures(Site site, Options options, CancellationToken stop)
    {
        const double Megabyte = 1024 * 1024;
        var figures = new List<Figure>();
        if (options.Only is null)
        {
            var resident = ProcStat.Resident(site.Service.Pid) / Megabyte;
            figures.Add(Figure.Of("resident after all rounds", "MB", [resident], null));
        }

        if (options.Wants("memory"))
        {
            figures.AddRange(await Say("largest batch", () => Memory.LargeBatch(site, stop)));
        }

        if (options.Wants("start-up"))
        {
            figures.AddRange(await Say("starts", () => StartUp.Measure(site, stop)));
        }

        if (options.Wants("chat-live"))
        {
            figures.AddRange(await Say("live events", () => LiveEvents.Measure(site, stop)));
        }

        if (options.Wants("chat-backup"))
        {
            figures.AddRange(await Say("backups", () => Backups.Measure(site, stop)));
        }

        if (options.Wants("learning-launch"))
        {
            figures.AddRange(await Say("launches", () => Learning.Launch(site, stop)));
        }

        if (options.Wants("learning-certificates"))
        {
            figures.AddRange(await Say("certificates", () => Learning.Certificates(site)));
        }

        if (options.Wants("document"))
        {
            figures.AddRange(await Say("document", () => Document.Measure(site, stop)));
        }

        return figures;
    }

    private static Task Say(string what, Func<Task> work) =>
        Say(
            what,
            async () =>
            {
                await work();

                return true;
            }
        );

    private static async Task<T> Say<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        Console.Error.Write($"{what} … ");
        var result = await work();
        Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");

        return result;
    }
}
