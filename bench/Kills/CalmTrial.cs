using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Bench.Stage;
using Platform.Features.Chat;

namespace Platform.Bench.Kills;

/// <param name="What">Was tried.</param>
/// <param name="Times">How often.</param>
/// <param name="Wrong">How often it was not as it must be.</param>
internal sealed record CalmFigure(string What, long Times, long Wrong);

/// <summary>
/// What must be so over several nodes while nothing is killed, beside the writers: jobs are done once, what was written on
/// one node is read on the others, events reach the readers of all, and nodes that are started anew fail nobody.
/// </summary>
internal sealed class CalmTrial(KillPlan plan, Writers writers, Receiver receiver, DataFiles database, TextWriter log)
{
    private const int Posts = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private string _secret = "";

    /// <param name="secret">Of the Chat app.</param>
    /// <param name="writing">The writers at work.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<IReadOnlyList<CalmFigure>> Run(string secret, Task writing, CancellationToken stop)
    {
        _secret = secret;
        var figures = new List<CalmFigure>();
        if (plan.Nodes is { Count: > 1 } nodes)
        {
            await Task.Delay(Calm, stop);
            figures.Add(await Once(stop));
            figures.Add(await ReadBack(nodes, stop));
            figures.AddRange(await FanOut(nodes, stop));
        }

        if (plan.Roll is { } roll)
        {
            var (requests, failures) = Counts();
            await ForeignVictim.Shell(roll, stop);
            await KillRun.UntilAllWrite(writers, writing, stop);
            var (requestsAfter, failuresAfter) = Counts();
            figures.Add(
                new("requests while all nodes are started anew", requestsAfter - requests, failuresAfter - failures)
            );
        }

        foreach (var figure in figures)
        {
            await log.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{figure.What}: {figure.Times}, {figure.Wrong} wrong")
            );
        }

        return figures;
    }

    private (long Requests, long Failures) Counts() =>
        (writers.Kinds.Sum(kind => kind.Requests), writers.Kinds.Sum(kind => kind.Failures));

    private async Task<CalmFigure> Once(CancellationToken stop)
    {
        var open = await database.Numbers("Kills.Open", stop);
        var jobs = writers.Kinds.Where(kind => kind.IsJob).Sum(kind => kind.Writes.Count) + receiver.Told.Count;

        return new(
            "jobs and webhooks, begun by both nodes or more than once",
            jobs,
            open[2] + receiver.Told.Values.Count(times => times > 1)
        );
    }

    /// <summary>A comment is posted on one node, and the newest one asked for on the next.</summary>
    private async Task<CalmFigure> ReadBack(IReadOnlyList<Uri> nodes, CancellationToken stop)
    {
        using var client = Client();
        var stale = 0;
        for (var number = 0; number < Posts; number++)
        {
            var id = await Post(client, nodes[number % nodes.Count], "room-7", stop);
            var text = await client.GetStringAsync(
                new Uri(nodes[(number + 1) % nodes.Count], $"{ChatArea.Prefix}/load_comments?room_id=room-7&limit=1"),
                stop
            );
            stale += (long)JsonNode.Parse(text)!["results"]!["comments"]![0]!["id"]! == id ? 0 : 1;
        }

        return new("comments posted on one node and read at once on the other", Posts, stale);
    }

    /// <summary>A WebSocket and a stream on each node; all must tell all comments of a room, whoever took them, in order.</summary>
    private async Task<IReadOnlyList<CalmFigure>> FanOut(IReadOnlyList<Uri> nodes, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var client = Client();
        var ready = new List<Task>();
        var sockets = nodes.Select(node => Reading(ready, at => Socket(node, at, patience.Token))).ToList();
        var streams = nodes.Select(node => Reading(ready, at => Stream(client, node, at, patience.Token))).ToList();
        await Task.WhenAll(ready).WaitAsync(patience.Token);
        var posted = new List<long>();
        for (var number = 0; number < Posts; number++)
        {
            posted.Add(await Post(client, nodes[number % nodes.Count], "room-99", stop));
        }

        return
        [
            new("comments told by a WebSocket on each node", Posts * nodes.Count, await Missed(sockets)),
            new("comments told by a stream of events on each node", Posts * nodes.Count, await Missed(streams)),
        ];

        async Task<long> Missed(List<Task<List<long>>> readings)
        {
            var missed = 0L;
            foreach (var told in await Task.WhenAll(readings))
            {
                missed += told.SequenceEqual(posted) ? 0 : Math.Max(1, posted.Except(told).Count());
            }

            return missed;
        }
    }

    private static Task<List<long>> Reading(List<Task> ready, Func<TaskCompletionSource, Task<List<long>>> read)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ready.Add(open.Task);

        return read(open);
    }

    private async Task<List<long>> Socket(Uri node, TaskCompletionSource open, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("QISCUS_SDK_SECRET", _secret);
        await socket.ConnectAsync(
            new UriBuilder(node)
            {
                Scheme = "ws",
                Path = $"{ChatArea.Prefix}/events",
                Query = Reader,
            }.Uri,
            stop
        );
        var window = new byte[64 * 1024];
        var told = new List<long>();
        while (told.Count < Posts)
        {
            var length = 0;
            ValueWebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(window.AsMemory(length), stop);
                length += read.Count;
            } while (!read.EndOfMessage);

            Take(JsonNode.Parse(window.AsSpan(0, length)), open, told);
        }

        return told;
    }

    private async Task<List<long>> Stream(
        HttpClient client,
        Uri node,
        TaskCompletionSource open,
        CancellationToken stop
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node, $"{ChatArea.Prefix}/events?{Reader}"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        var told = new List<long>();
        var name = "";
        while (told.Count < Posts && await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                Take(
                    new JsonObject { ["event"] = name, ["data"] = JsonNode.Parse(line["data: ".Length..]) },
                    open,
                    told
                );
            }
        }

        return told;
    }

    /// <summary>Only this user is in the room, and in no other that is written to.</summary>
    private static string Reader => "user_email=user-99";

    private static void Take(JsonNode? message, TaskCompletionSource open, List<long> told)
    {
        open.TrySetResult();
        if ((string?)message?["event"] == "comment" && (string?)message["data"]?["message"] == "room-99")
        {
            told.Add((long)message["data"]!["id"]!);
        }
    }

    private HttpClient Client()
    {
        var client = new HttpClient { Timeout = Patience };
        client.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", _secret);

        return client;
    }

    private static async Task<long> Post(HttpClient client, Uri node, string room, CancellationToken stop)
    {
        using var body = new StringContent(
            $$"""{"sender_email":"user-1","room_id":"{{room}}","message":"{{room}}"}""",
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/json")
        );
        using var answer = await client.PostAsync(new Uri(node, $"{ChatArea.Prefix}/post_comment"), body, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);

        return answer.IsSuccessStatusCode
            ? (long)JsonNode.Parse(text)!["results"]!["comment"]!["id"]!
            : throw new InvalidOperationException($"post_comment was answered {text}");
    }
}
