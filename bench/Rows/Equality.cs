using System.Text;
using System.Text.Json.Nodes;
using Platform.Bench.Bulk;
using Platform.Bench.Load;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

/// <summary>
/// Before anything is timed: the floor says the same as the service, byte for byte; the peer the same values, apart from
/// what names its own rows.
/// </summary>
internal static class Equality
{
    public static async Task Check(
        Site site,
        IEnumerable<EndpointRow> rows,
        IEnumerable<BulkRow> bulks,
        CancellationToken stop
    )
    {
        using var floor = await Connection.Open(site.Floor.Port);
        using var service = await Connection.Open(site.Service.Port);
        using var peer = await Connection.Open(site.Peer.Port);
        foreach (var row in rows)
        {
            await row.Before(stop);
            if (row.IsCompared)
            {
                foreach (var (bare, request) in (row.FloorRequests ?? row.Requests).Zip(row.Requests))
                {
                    Same(row.Name, "floor", await Answer(floor, bare), await Answer(service, request));
                }
            }

            if (row.PeerRequests is not { } peers)
            {
                continue;
            }

            // One is enough where each answer is another row.
            foreach (var (ordinary, request) in peers.Zip(row.Requests).Take(row.IsCompared ? peers.Count : 1))
            {
                await Values(row.Name, (peer, ordinary), (service, request), row.Made);
            }

            if (row.Stored is { } stored && await site.Database.Numbers(stored, stop) is not [0])
            {
                throw new InvalidOperationException($"{row.Name}: the peer stores something else than the service.");
            }
        }

        foreach (var row in bulks.Where(row => row.HasPeer))
        {
            // A batch that no round sends; it goes with those of the first.
            var (ordinary, own) = (Unsent(row, Side.Peer), Unsent(row, Side.Service));
            foreach (var (_, variant, _) in BulkRow.Phases)
            {
                await Values(row.Name, (peer, ordinary.Request(variant)), (service, own.Request(variant)), []);
            }
        }

        Batch Unsent(BulkRow row, string side) => row.Make(side, row.Batches, row.Size, site.Token);
    }

    private static async Task Values(
        string row,
        (Connection Connection, Request Request) peer,
        (Connection Connection, Request Request) service,
        IReadOnlyList<string> made
    )
    {
        var (wanted, got) = (
            await Answer(peer.Connection, peer.Request),
            await Answer(service.Connection, service.Request)
        );
        if (wanted[..3] != got[..3] || !JsonNode.DeepEquals(Shared(wanted[4..], made), Shared(got[4..], made)))
        {
            Same(row, "peer", wanted, got);
        }
    }

    /// <summary>An answer without some fields, wherever in it they are.</summary>
    private static JsonNode? Shared(string answer, IReadOnlyList<string> made)
    {
        var root = JsonNode.Parse(answer);
        Strip(root);

        return root;

        void Strip(JsonNode? node)
        {
            if (node is JsonObject fields)
            {
                foreach (var name in made)
                {
                    fields.Remove(name);
                }

                foreach (var (_, value) in fields)
                {
                    Strip(value);
                }
            }
        }
    }

    private static void Same(string row, string side, string wanted, string got)
    {
        if (wanted != got)
        {
            throw new InvalidOperationException(
                $"{row}: the service answers\n{Start(got)}\nbut the {side}\n{Start(wanted)}"
            );
        }
    }

    private static async Task<string> Answer(Connection connection, Request request)
    {
        using var body = new MemoryStream();
        var status = await connection.Exchange(request, body);

        return $"{status} {Encoding.UTF8.GetString(body.ToArray())}";
    }

    private static string Start(string text) => text.Length > 1_200 ? text[..1_200] : text;
}
