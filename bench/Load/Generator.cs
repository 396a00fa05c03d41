using System.Diagnostics;

namespace Platform.Bench.Load;

/// <summary>What a window of load has seen.</summary>
internal sealed record Seen(double Seconds, long Requests, long Errors, double P50, double P99);

/// <summary>Closed-loop load over keep-alive connections: each sends its next request when the last is answered.</summary>
internal sealed class Generator : IAsyncDisposable
{
    private readonly Connection[] _connections;

    private Generator(Connection[] connections) => _connections = connections;

    public static async Task<Generator> Open(int port, int connections)
    {
        var open = new Connection[connections];
        for (var index = 0; index < open.Length; index++)
        {
            open[index] = await Connection.Open(port);
        }

        return new Generator(open);
    }

    /// <summary>The requests in turn, each connection from another place, until the time is over.</summary>
    public async Task<Seen> Run(IReadOnlyList<Request> requests, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var workers = await Task.WhenAll(
            _connections.Select((connection, number) => Task.Run(() => Work(connection, requests, number, watch, time)))
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var latencies = workers.SelectMany(worker => worker.Latencies).Order().ToArray();

        return new Seen(
            seconds,
            latencies.Length,
            workers.Sum(worker => worker.Errors),
            Microseconds(latencies, 0.5),
            Microseconds(latencies, 0.99)
        );
    }

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        return default;
    }

    private async Task<(List<long> Latencies, long Errors)> Work(
        Connection connection,
        IReadOnlyList<Request> requests,
        int number,
        Stopwatch watch,
        TimeSpan time
    )
    {
        var latencies = new List<long>(4096);
        var errors = 0L;
        var next = number * requests.Count / _connections.Length;
        while (watch.Elapsed < time)
        {
            var from = Stopwatch.GetTimestamp();
            var status = await connection.Exchange(requests[next % requests.Count]);
            latencies.Add(Stopwatch.GetTimestamp() - from);
            errors += status is 200 or 201 ? 0 : 1;
            next++;
        }

        return (latencies, errors);
    }

    private static double Microseconds(long[] sorted, double quantile) =>
        sorted.Length == 0 ? 0 : sorted[(int)(quantile * (sorted.Length - 1))] * 1_000_000.0 / Stopwatch.Frequency;
}
