using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Features.Chat;

/// <summary>A delivery as it came over the wire.</summary>
public sealed record Received(string Path, IHeaderDictionary Headers, string Body)
{
    public string Id => Headers["Webhook-Id"].ToString();

    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>A server that webhooks are sent to. Each path answers as a test wants; without that 200.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new(StringComparer.Ordinal);
    private readonly WebApplication _server;

    private WebhookReceiver(WebApplication server) => _server = server;

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var receiver = new WebhookReceiver(server);
        server.Run(receiver.Take);
        await server.StartAsync();

        return receiver;
    }

    public int Port => Api.AddressOf(_server).Port;

    public string Url(string path) => $"http://127.0.0.1:{Port}/{path}";

    public void Answers(string path, Func<HttpContext, Task> answer) => _answers["/" + path] = answer;

    public void Answers(string path, int status) =>
        Answers(
            path,
            context =>
            {
                context.Response.StatusCode = status;

                return Task.CompletedTask;
            }
        );

    /// <summary>What came to a path, in the order in which it came.</summary>
    public IReadOnlyList<Received> At(string path) => [.. _received.Where(one => one.Path == "/" + path)];

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value!;
        _received.Enqueue(new Received(path, new HeaderDictionary(context.Request.Headers.ToDictionary()), body));
        if (_answers.TryGetValue(path, out var answer))
        {
            await answer(context);
        }
    }
}

/// <summary>
/// The service with two apps and a receiver on this machine. The clock stands still, so retries wait until a test moves it.
/// </summary>
public class WebhookApi : ChatApi
{
    public WebhookReceiver Receiver { get; private set; } = null!;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Chat:Webhook:AllowPrivateNetworks"] = "true";
        settings["Chat:Webhook:TimeoutSeconds"] = "10"; // more than an answer takes on a busy machine
        settings["Chat:Webhook:RetrySeconds:0"] = "60";
        settings["Chat:Webhook:RetrySeconds:1"] = "600";
    }

    protected override async Task Arrange(TestDatabase database)
    {
        Receiver = await WebhookReceiver.Start();
        await base.Arrange(database);
    }

    protected override async Task CleanUp() => await Receiver.DisposeAsync();

    /// <summary>A webhook of an app, 1 or 2, at a path of the receiver.</summary>
    public Task AddWebhook(
        string path,
        string events = "post_comment",
        long app = 1,
        string secret = WebhookRows.Secret
    ) => Database.AddWebhook(Receiver.Url(path), events, app, secret);

    /// <summary>Each test has the receiver's paths to itself.</summary>
    public Task RemoveWebhooks() => Database.Execute("delete from chat.webhook_endpoint");

    /// <summary>Says something in the group of both apps.</summary>
    public async Task Say(HttpClient client, string message = "x") =>
        (
            await client.Tell(
                "post_comment",
                $$"""{"sender_email":"ann@x.y","room_id":"harbour","message":"{{message}}"}"""
            )
        ).Status.ShouldBe(200);

    /// <summary>What became of the deliveries to a path; one that is being sent has the error of the time before.</summary>
    public Task<IReadOnlyList<string>> Deliveries(string path) =>
        Database.Rows(
            """
            select
                case when leased_until is null then webhook_delivery.status else 'under way' end, attempts, last_status,
                last_error
            from chat.webhook_delivery
            inner join chat.webhook_endpoint on webhook_endpoint.id = webhook_delivery.endpoint_id
            where url = :url
            order by webhook_delivery.id
            """,
            ("url", Receiver.Url(path))
        );
}

internal static partial class WebhookRows
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static Task AddWebhook(
        this TestDatabase database,
        string url,
        string events = "post_comment",
        long app = 1,
        string secret = Secret
    ) =>
        database.Execute(
            """
            insert into chat.webhook_endpoint (app_id, url, secret, events, created_at, updated_at)
            values (:app, :url, :secret, string_to_array(:events, ' '), '2026-11-29 09:30Z', '2026-11-29 09:30Z')
            """,
            ("app", app),
            ("url", url),
            ("secret", secret),
            ("events", events)
        );

    /// <summary>A delivery to an app's webhook that has ended so, or waits.</summary>
    public static Task<long> AddDelivery(this TestDatabase database, string url, string status, string at) =>
        database.Value<long>(
            """
            with told as (
                insert into chat.event (app_id, unique_id, type, created_at)
                select app_id, md5(:url || :status || :at)::uuid, 'test', :at::timestamptz
                from chat.webhook_endpoint
                where url = :url
                limit 1
                returning id
            )

            insert into chat.webhook_delivery (
                event_id, endpoint_id, status, attempts, last_status, last_error, last_response,
                run_at, created_at, attempted_at, finished_at
            )
            select
                told.id,
                webhook_endpoint.id,
                :status,
                3,
                case when :status = 'delivered' then 200 else 503 end,
                case when :status = 'delivered' then null else '503: not a success' end,
                'said so',
                :at::timestamptz + interval '1 day',
                :at::timestamptz,
                :at::timestamptz + interval '123456 microseconds',
                case when :status = 'pending' then null else :at::timestamptz end
            from told
            inner join chat.webhook_endpoint on url = :url
            limit 1
            returning id
            """,
            ("url", url),
            ("status", status),
            ("at", at)
        );

    /// <summary>Those that are made at random.</summary>
    public static Exchange WithoutSecrets(this Exchange exchange) =>
        exchange with
        {
            Body = Secrets().Replace(exchange.Body, "…"),
        };

    [GeneratedRegex("(?<=whsec_)[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Secrets();
}
