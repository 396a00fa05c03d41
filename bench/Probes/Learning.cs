using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using Platform.Bench.Load;
using Platform.Bench.Rows;
using Platform.Bench.Stage;
using Platform.Features.Learning;

namespace Platform.Bench.Probes;

/// <summary>How soon the last of 1,000 sockets on two nodes has a launch, and how many certificates come in a second.</summary>
internal static class Learning
{
    private const int Sockets = 1_000;
    private const int Launches = 20;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Figure>> Launch(Site site, CancellationToken stop)
    {
        await using var second = site.StartService("second.log", site.Database.ConnectionString, "unused");
        await second.UntilAnswers("/health/ready", HttpStatusCode.OK, stop);
        using var client = site.Client(site.Service);
        var ids = LearningRows.Ids;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            LearningRows.TokenOf(ids.Staff)
        );
        var viewers = new List<Viewer>();
        try
        {
            foreach (var some in Enumerable.Range(0, Sockets).Chunk(50))
            {
                viewers.AddRange(
                    await Task.WhenAll(
                        some.Select(number =>
                            Viewer.Open(number % 2 == 0 ? site.Service.Port : second.Port, ids.Webinar, stop)
                        )
                    )
                );
            }

            var seconds = new List<double>();
            for (var number = 0; number <= Launches; number++)
            {
                var watch = Stopwatch.StartNew();
                var all = Task.WhenAll(viewers.Select(viewer => viewer.Take(stop)));
                using var answer = await client.PostAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{LearningArea.Prefix}/webinars/{ids.Webinar}/realtime_poll/questions/{ids.Question}/launch/"
                    ),
                    null,
                    stop
                );
                answer.EnsureSuccessStatusCode();
                await all;
                seconds.Add(watch.Elapsed.TotalSeconds);
            }

            // The first compiles what the others use.
            return
            [
                Figure.Of(
                    "a launch, posted and with the last of 1,000 sockets on two nodes",
                    "ms",
                    [.. seconds.Skip(1).Select(one => one * 1e3)],
                    250
                ),
            ];
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
        }
    }

    public static async Task<IReadOnlyList<Figure>> Certificates(Site site)
    {
        var requests = LearningRows.Certificates();
        await using var load = await Generator.Open(site.Service.Port, 2);
        await load.Run(requests, Time); // issues them
        var seen = await load.Run(requests, Time);

        return seen.Errors == 0
            ? [Figure.Of("certificates", "per second", [seen.Requests / seen.Seconds], null)]
            : throw new InvalidOperationException($"{seen.Errors} certificates were refused.");
    }

    private sealed class Viewer : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly byte[] _window = new byte[4096];

        public static async Task<Viewer> Open(int port, long webinar, CancellationToken stop)
        {
            var viewer = new Viewer();
            await viewer._socket.ConnectAsync(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/ws/{webinar}")),
                stop
            );

            return viewer;
        }

        public async Task Take(CancellationToken stop)
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(_window.AsMemory(), stop);
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException(
                        $"The service closed a socket: {_socket.CloseStatusDescription}"
                    );
                }

                if (read.EndOfMessage)
                {
                    return;
                }
            }
        }

        public void Dispose() => _socket.Dispose();
    }
}
