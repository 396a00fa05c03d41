using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

/// <summary>An endpoint that the service and the floor application both answer, and some that the peer does.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Requests">Sent in turn.</param>
internal sealed record EndpointRow(string Name, IReadOnlyList<Request> Requests)
{
    /// <summary>What the floor is asked instead: it has no permissions by which to find the same rows.</summary>
    public IReadOnlyList<Request>? FloorRequests { get; init; }

    /// <summary>What the peer is asked: the same, unless it writes where the others do not; null: it has no such endpoint.</summary>
    public IReadOnlyList<Request>? PeerRequests { get; init; }

    /// <summary>Fields of the answer that name what each side has made, and so differ.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    /// <summary>A file of Data/ that counts what the service and the peer have stored differently after the same request.</summary>
    public string? Stored { get; init; }

    /// <summary>Requests under way at once.</summary>
    public int Connections { get; init; } = Site.Connections;

    /// <summary>False where the answers name rows that each side has made.</summary>
    public bool IsCompared { get; init; } = true;

    /// <summary>Brings the data into the row's state; cheap when it is there already.</summary>
    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>How many times an ordinary request this one weighs, where requests are counted out.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The statement that pgbench runs, with its values; null: there is none, or more than one.</summary>
    public (Statement Statement, IReadOnlyDictionary<string, string?> Values)? Sql { get; init; }

    /// <summary>The least share of the floor's requests per second.</summary>
    public double? Target { get; init; }

    /// <summary>The most processor time of the application, as a multiple of the floor's.</summary>
    public double? CpuTarget { get; init; }

    /// <summary>The same row with the peer beside it.</summary>
    /// <param name="made">See <see cref="Made"/>.</param>
    public EndpointRow WithPeer(params string[] made) => this with { PeerRequests = Requests, Made = made };

    public IEnumerable<IContestant> Contestants(Site site)
    {
        yield return new EndpointSide(site, this, Side.Floor, site.Floor.Port, FloorRequests ?? Requests);
        yield return new EndpointSide(site, this, Side.Service, site.Service.Port, Requests);
        if (PeerRequests is not null)
        {
            yield return new EndpointSide(site, this, Side.Peer, site.Peer.Port, PeerRequests);
        }

        if (Sql is not null && Pgbench.IsThere)
        {
            yield return new PgbenchSide(site, this);
        }
    }
}

internal sealed class EndpointSide(Site site, EndpointRow row, string side, int port, IReadOnlyList<Request> requests)
    : IContestant
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    /// <summary>Until the run time has compiled what is used often for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2.5);

    public string Row => row.Name;

    public async Task<IReadOnlyList<Window>> Measure(int round, CancellationToken stop)
    {
        await row.Before(stop);
        // Opened anew: a server closes connections that have rested for two minutes.
        await using var load = await Generator.Open(port, row.Connections);
        var start = await Reading.Take(site, stop);
        var seen = await load.Run(requests, round == 0 ? WarmUp : Time);
        var cost = (await Reading.Take(site, stop)).Since(start);

        return
        [
            new Window(
                row.Name,
                "",
                side,
                round,
                seen.Seconds,
                seen.Requests,
                seen.Requests,
                seen.Errors,
                seen.P50,
                seen.P99,
                cost.AppCpu(side),
                cost.PostgresCpu,
                cost.Statements,
                cost.Wal
            ),
        ];
    }
}
