using System.Net;

namespace Platform.Bench.Stage;

/// <summary>An HTTP server of its own process.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Child _child;

    private Server(Child child, int port) => (_child, Port) = (child, port);

    public int Port { get; }

    public int Pid => _child.Pid;

    public static Task<Server> Start(
        string program,
        Func<int, IEnumerable<string>> args,
        IReadOnlyDictionary<string, string> environment,
        string log
    )
    {
        var port = Child.FreePort();

        return Task.FromResult(new Server(Child.Start(program, args(port), environment, log), port));
    }

    /// <summary>Asks until the answer has this status; the time from now until then.</summary>
    public async Task<TimeSpan> UntilAnswers(
        string path,
        HttpStatusCode status,
        CancellationToken stop,
        Action<HttpRequestMessage>? prepare = null
    )
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        while (true)
        {
            _child.MustLive();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                prepare?.Invoke(request);
                using var response = await client.SendAsync(request, stop);
                if (response.StatusCode == status)
                {
                    return watch.Elapsed;
                }
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience)
            {
                // Not listening yet.
            }

            if (watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"{path} does not answer {status}.");
            }

            await Task.Delay(2, stop);
        }
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}
