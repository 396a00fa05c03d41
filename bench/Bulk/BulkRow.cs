using System.Diagnostics;
using Npgsql;
using Platform.Bench.Load;
using Platform.Bench.Rows;
using Platform.Bench.Stage;

namespace Platform.Bench.Bulk;

/// <summary>Batches of one kind and size: first new, then the same again, then with every row changed.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Make">A batch for a side, a number and a size.</param>
/// <param name="Size">Rows of a batch.</param>
/// <param name="Batches">Sent in a window: a fixed piece of work, so that both sides do the same.</param>
/// <param name="Pushers">Clients that push at once.</param>
internal sealed record BulkRow(
    string Name,
    Func<string, int, int, string, Batch> Make,
    int Size,
    int Batches,
    int Pushers
)
{
    /// <summary>Identical rows change nothing, so they can be sent again: else their window would be a fifth of a second.</summary>
    public static readonly (string Name, int Variant, int Times)[] Phases =
    [
        ("new", 0, 1),
        ("identical", 0, 4),
        ("changed", 1, 1),
    ];

    /// <summary>The most time of an identical re-send, as a share of the first send's; for batches that have some size.</summary>
    public double? IdenticalTarget => Size >= 1_000 ? 0.7 : null;

    /// <summary>The largest batches take their turn in every other round: a run is to end within ten minutes.</summary>
    public bool Rests(int round) => Size >= 100_000 && round % 2 == 0 && round > 0;

    /// <summary>The least share of the bare program's rows per second.</summary>
    public double? Target { get; init; }

    public static IEnumerable<BulkRow> All(bool small)
    {
        (string Name, Func<string, int, int, string, Batch> Make, bool HasTargets)[] kinds =
        [
            ("interactions", InteractionBatch.Make, true),
            ("therapists", TherapistBatch.Make, false),
        ];
        (int Size, int Batches, int Pushers)[] sizes =
        [
            (1, 480, Site.Connections),
            (100, 96, 8),
            (1_000, 96, 4),
            (10_000, 8, 1),
            (100_000, 1, 1),
        ];

        return kinds.SelectMany(
            _ => sizes,
            (kind, size) =>
                new BulkRow(
                    $"{kind.Name}-{size.Size}",
                    kind.Make,
                    size.Size,
                    small ? Math.Max(1, size.Batches / 4) : size.Batches,
                    size.Pushers
                )
                {
                    Target = (kind.HasTargets, size.Size) switch
                    {
                        (true, 10_000) => 0.85,
                        (true, 1_000) => 0.8,
                        _ => null,
                    },
                }
        );
    }

    /// <summary>Whether the peer takes them too.</summary>
    public bool HasPeer => Name == "interactions-1000";

    public IEnumerable<IContestant> Contestants(Site site, NpgsqlDataSource bare)
    {
        yield return new BulkSide(site, this, Side.Floor, new BareSender(bare));
        yield return new BulkSide(site, this, Side.Service, new ServerSender(site.Service));
        if (HasPeer)
        {
            yield return new BulkSide(site, this, Side.Peer, new ServerSender(site.Peer));
        }
    }
}

/// <summary>Who takes the batches.</summary>
internal interface ISender
{
    /// <summary>What must not count: connections, JSON.</summary>
    Task Prepare(IReadOnlyList<Batch> batches, int pushers);

    /// <summary>False: it was refused.</summary>
    Task<bool> Send(Batch batch, int variant, int pusher, CancellationToken stop);
}

internal sealed class BareSender(NpgsqlDataSource source) : ISender
{
    public Task Prepare(IReadOnlyList<Batch> batches, int pushers) => Task.CompletedTask;

    public async Task<bool> Send(Batch batch, int variant, int pusher, CancellationToken stop)
    {
        await batch.SendBare(source, variant, stop);

        return true;
    }
}

internal sealed class ServerSender(Server server) : ISender
{
    private readonly List<Connection> _connections = [];

    public async Task Prepare(IReadOnlyList<Batch> batches, int pushers)
    {
        // Opened anew: a server closes connections that have rested for two minutes.
        _connections.ForEach(connection => connection.Dispose());
        _connections.Clear();
        while (_connections.Count < pushers)
        {
            _connections.Add(await Connection.Open(server.Port));
        }

        foreach (var batch in batches)
        {
            batch.Request(0);
            batch.Request(1);
        }
    }

    public async Task<bool> Send(Batch batch, int variant, int pusher, CancellationToken stop) =>
        await _connections[pusher].Exchange(batch.Request(variant)) == 200;
}

internal sealed class BulkSide(Site site, BulkRow row, string side, ISender sender) : IContestant
{
    public string Row => row.Name;

    public async Task<IReadOnlyList<Window>> Measure(int round, CancellationToken stop)
    {
        if (row.Rests(round))
        {
            return [];
        }

        Batch[] batches =
        [
            .. Enumerable.Range(0, row.Batches).Select(number => row.Make(side, number, row.Size, site.Token)),
        ];
        await sender.Prepare(batches, row.Pushers);
        var windows = new List<Window>();
        foreach (var (phase, variant, times) in BulkRow.Phases)
        {
            Batch[] sent = [.. Enumerable.Repeat(batches, times).SelectMany(again => again)];
            windows.Add(await Phase(sent, phase, variant, round, stop));
        }

        return windows;
    }

    private async Task<Window> Phase(Batch[] batches, string phase, int variant, int round, CancellationToken stop)
    {
        var errors = 0;
        var start = await Reading.Take(site, stop);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, row.Pushers).Select(pusher => Task.Run(() => Push(pusher), stop)));
        var seconds = watch.Elapsed.TotalSeconds;
        var cost = (await Reading.Take(site, stop)).Since(start);

        return new Window(
            row.Name,
            phase,
            side,
            round,
            seconds,
            batches.Length,
            (long)batches.Length * row.Size,
            errors,
            0,
            0,
            side == Side.Floor ? cost.BenchCpu : cost.AppCpu(side),
            cost.PostgresCpu,
            cost.Statements,
            cost.Wal
        );

        async Task Push(int pusher)
        {
            for (var number = pusher; number < batches.Length; number += row.Pushers)
            {
                if (!await sender.Send(batches[number], variant, pusher, stop))
                {
                    Interlocked.Increment(ref errors);
                }
            }
        }
    }
}
