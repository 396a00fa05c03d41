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

    public static Server Start(
        string program,
        Func<int, IEnumerable<string>> args,
        IReadOnlyDictionary<string, string> environment,
        string log
    ) => Start(program, args, environment, log, Child.FreePort());

    public static Server Start(
        string program,
        Func<int, IEnumerable<string>> args,
        IReadOnlyDictionary<string, string> environment,
        string log,
        int port
    ) => new(Child.Start(program, args(port), environment, log), port);

    /// <summary>Asks until the answer has this status.</summary>
    public async Task UntilAnswers(
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
                    return;
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

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public void Kill() => _child.Kill();

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}
