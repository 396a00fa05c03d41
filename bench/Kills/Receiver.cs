using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Bench.Stage;

namespace Platform.Bench.Kills;

/// <summary>Takes webhooks, and remembers which comments it was told of.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<long, int> _told = [];

    private Receiver(WebApplication server, Uri address) => (_server, Address) = (server, address);

    public Uri Address { get; }

    /// <summary>How often each comment was told, by its number.</summary>
    public IReadOnlyDictionary<long, int> Told => _told;

    public static async Task<Receiver> Start()
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Child.FreePort()}/"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var server = builder.Build();
        var receiver = new Receiver(server, address);
        server.Run(receiver.Take);
        await server.StartAsync();

        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var key = (string?)body?["payload"]?["message"]?["unique_temp_id"] ?? "";
        if (key.StartsWith("kept-", StringComparison.Ordinal))
        {
            _told.AddOrUpdate(
                long.Parse(key["kept-".Length..], CultureInfo.InvariantCulture),
                1,
                (_, times) => times + 1
            );
        }
    }
}
