using System.Diagnostics;
using System.Net.WebSockets;
using Platform.Bench.Rows;
using Platform.Bench.Stage;
using Platform.Features.Chat;

namespace Platform.Bench.Probes;

/// <summary>1,000 WebSockets of 1,000 users in one room: how soon the last has a comment, and how many come in a second.</summary>
internal static class LiveEvents
{
    private const int Sockets = 1_000;
    private const int Single = 20;
    private const int Many = 200;
    private const int Posters = 8;

    public static async Task<IReadOnlyList<Figure>> Measure(Site site, CancellationToken stop)
    {
        using var client = site.Client(site.Service);
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", ChatRows.Secret);
        var resting = ProcStat.Resident(site.Service.Pid);
        var readers = new List<Reader>();
        foreach (var users in Enumerable.Range(1, Sockets).Chunk(50))
        {
            readers.AddRange(await Task.WhenAll(users.Select(user => Reader.Open(site.Service.Port, user, stop))));
        }

        try
        {
            var held = ProcStat.Resident(site.Service.Pid) - resting;
            var seconds = new List<double>();
            for (var number = 0; number < Single; number++)
            {
                seconds.Add(await Deliver(client, readers, 1, stop));
            }

            await Deliver(client, readers, Many, stop);
            var many = await Deliver(client, readers, Many, stop);

            return
            [
                Figure.Of(
                    "a comment, posted and with the last of 1,000 sockets",
                    "ms",
                    [.. seconds.Select(s => s * 1e3)],
                    250
                ),
                Figure.Of("events delivered to 1,000 sockets", "per second", [Many * Sockets / many], null),
                Figure.Of("memory for each of 1,000 sockets", "KB", [held / 1024.0 / Sockets], null),
            ];
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private static async Task<double> Deliver(
        HttpClient client,
        List<Reader> readers,
        int comments,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        var read = Task.WhenAll(readers.Select(reader => reader.Take(comments, stop)));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, comments),
            new ParallelOptions { MaxDegreeOfParallelism = Posters, CancellationToken = stop },
            async (_, within) =>
            {
                using var content = new ByteArrayContent(ChatRows.Comment("crowd"));
                content.Headers.ContentType = new("application/json");
                using var answer = await client.PostAsync($"{ChatArea.Prefix}/post_comment", content, within);
                answer.EnsureSuccessStatusCode();
            }
        );
        await read;

        return watch.Elapsed.TotalSeconds;
    }

    private sealed class Reader : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly byte[] _window = new byte[4096];

        public static async Task<Reader> Open(int port, int user, CancellationToken stop)
        {
            var reader = new Reader();
            reader._socket.Options.SetRequestHeader("QISCUS_SDK_SECRET", ChatRows.Secret);
            await reader._socket.ConnectAsync(
                new Uri($"ws://127.0.0.1:{port}{ChatArea.Prefix}/events?user_email=user-{user}"),
                stop
            );
            await reader.Frame(stop);

            return reader;
        }

        public async Task Take(int comments, CancellationToken stop)
        {
            while (comments > 0)
            {
                comments -= await Frame(stop) ? 1 : 0;
            }
        }

        public void Dispose() => _socket.Dispose();

        /// <returns>False: not a comment, but a sign of life.</returns>
        private async Task<bool> Frame(CancellationToken stop)
        {
            var bytes = 0;
            while (true)
            {
                var read = await _socket.ReceiveAsync(_window.AsMemory(), stop);
                bytes += read.Count;
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException(
                        $"The service closed a socket: {_socket.CloseStatusDescription}"
                    );
                }

                if (read.EndOfMessage)
                {
                    return bytes > 200;
                }
            }
        }
    }
}
