using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Chat;

/// <summary>Receivers that take connections and nothing more, while large bodies wait for them: at a process of its own.</summary>
[Collection(nameof(Alone))]
public sealed class DeliverWebhooksMemoryTests(Clone clone, ITestOutputHelper output) : IClassFixture<Clone>
{
    private const int Receivers = 300;
    private const int Megabyte = 1024 * 1024;
    private const int MostMegabytes = 300; // 161 where they were measured; without a bound each worker holds 128

    [Fact]
    public async Task Many_that_hang_with_a_megabyte_each_take_little_memory()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = new ConcurrentBag<Socket>();
        using var over = new CancellationTokenSource();
        var taking = Take(listener, taken, over.Token);
        await clone.Database.AddApp("shop", ChatApi.Secret);
        var settings = Executable.OnDatabase(clone.Database);
        settings["Chat__Webhook__AllowPrivateNetworks"] = "true";
        settings["Chat__Webhook__TimeoutSeconds"] = "2";
        settings["DOTNET_GCHeapHardLimit"] = "0x10000000"; // 256 MB: what is garbage goes before it counts, on a busy machine too
        settings["Chat__Webhook__RetrySeconds__0"] = "3600";
        using var node = await Executable.Serve(settings);
        await Add(listener, 1, 10); // what is compiled for any delivery is no memory of these
        await Eventually.Until(Tried);
        var rest = node.Resident;
        node.ForgetPeak();

        await Add(listener, Megabyte, Receivers);
        await Eventually.Until(Tried, TimeSpan.FromMinutes(3));

        var most = (node.Peak - rest) / Megabyte;
        output.WriteLine($"{most} MB above {rest / Megabyte}");
        most.ShouldBeLessThan(MostMegabytes);
        (
            await clone.Database.Rows("select distinct status, attempts, last_error from chat.webhook_delivery")
        ).ShouldBe(["pending | 1 | no answer within 2 s"]);
        await over.CancelAsync();
        await taking;
        foreach (var socket in taken)
        {
            socket.Dispose();
        }
    }

    private static async Task Take(TcpListener listener, ConcurrentBag<Socket> taken, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                taken.Add(await listener.AcceptSocketAsync(stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private Task Add(TcpListener listener, int bytes, int receivers) =>
        clone.Database.Execute(
            """
            with told as (
                insert into chat.event (app_id, type)
                values (1, 'test')
                returning id
            ),

            endpoint as (
                insert into chat.webhook_endpoint (app_id, url, secret, events)
                select 1, :address || :bytes || '-' || number, :secret, '{post_comment}'
                from generate_series(1, :receivers) as number
                returning id
            )

            insert into chat.webhook_delivery (event_id, endpoint_id, body)
            select told.id, endpoint.id, '{"x":"' || repeat('x', :bytes) || '"}'
            from told
            cross join endpoint
            """,
            ("address", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"),
            ("bytes", bytes),
            ("secret", WebhookRows.Secret),
            ("receivers", receivers)
        );

    private Task<bool> Tried() =>
        clone.Database.Value<bool>("select bool_and(last_error is not null) from chat.webhook_delivery");
}
