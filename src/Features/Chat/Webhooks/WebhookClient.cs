using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Features.Chat;

/// <summary>
/// Sends a delivery: once, signed, following nothing, to the public internet unless private networks are allowed.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private const int MostBytesOfAnswer = 4096;
    private const int MostCharactersOfError = 500;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>The status has come; whoever is slow with the rest does not keep a place for it.</summary>
    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(1);

    private readonly ChatWebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public WebhookClient(ChatOptions options, TimeProvider time)
    {
        _options = options.Webhook;
        _time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // a proxy would look names up by itself
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16, // KiB
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
        if (!_options.AllowPrivateNetworks)
        {
            handler.ConnectCallback = PublicAddress.Connect;
        }

        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => _client.Dispose();

    /// <summary>One attempt; whatever goes wrong is told, not thrown.</summary>
    public async Task<WebhookAnswer> Send(WebhookDelivery delivery, DateTimeOffset now, CancellationToken stop)
    {
        if (delivery.Body is null)
        {
            return new WebhookAnswer("there is nothing left to tell: the room of the comment is deleted")
            {
                IsFinal = true,
            };
        }

        if (_options.Refuses(delivery.Url) is { } refused)
        {
            return new WebhookAnswer($"{delivery.Url} {refused}");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            using var request = Request(delivery, now);
            using var response = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                patience.Token
            );

            return await Read(response, patience);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return new WebhookAnswer("its node was stopped") { IsStopped = true };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new WebhookAnswer($"no answer within {_options.TimeoutSeconds} s");
        }
        catch (Exception problem)
        {
            return new WebhookAnswer(Described(problem));
        }
    }

    private static HttpRequestMessage Request(WebhookDelivery delivery, DateTimeOffset now)
    {
        var body = delivery.Body!;
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("Platform-Webhooks/1");
        request.Headers.Add("Webhook-Id", delivery.UniqueId.ToString());
        request.Headers.Add("Webhook-Timestamp", WebhookSecret.Seconds(now));
        request.Headers.Add(
            "Webhook-Signature",
            WebhookSecret.Signatures(delivery.UniqueId, now, body, delivery.Secret, delivery.OldSecret)
        );
        request.Headers.Add("QISCUS-SDK-SIGNATURE", WebhookSecret.LegacySignature(body, delivery.Secret));

        return request;
    }

    private async Task<WebhookAnswer> Read(HttpResponseMessage response, CancellationTokenSource patience)
    {
        var status = (int)response.StatusCode;

        return new WebhookAnswer(response.IsSuccessStatusCode ? null : Reason(response))
        {
            Status = status,
            Body = await Start(response, patience),
            IsFinal = response.StatusCode is HttpStatusCode.Gone,
            RetryAfter = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                ? RetryAfter(response.Headers.RetryAfter)
                : null,
        };
    }

    private static string Reason(HttpResponseMessage response) =>
        (int)response.StatusCode switch
        {
            410 => "410: the receiver wants nothing any more, so the webhook is disabled",
            >= 300 and < 400 => $"{(int)response.StatusCode}: redirects are not followed",
            var status => $"{status}: not a success",
        };

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked)
    {
        var pause = asked?.Delta ?? (asked?.Date - _time.GetUtcNow());

        return pause > LongestRetryAfter ? LongestRetryAfter : pause;
    }

    /// <summary>The start of what was answered; what comes too late or breaks off is as good as empty.</summary>
    private static async Task<string> Start(HttpResponseMessage response, CancellationTokenSource patience)
    {
        var start = new byte[MostBytesOfAnswer];
        var length = 0;
        patience.CancelAfter(BodyPatience);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            while (
                length < start.Length
                && await body.ReadAsync(start.AsMemory(length), patience.Token) is > 0 and var read
            )
            {
                length += read;
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or HttpRequestException)
        {
            // The status is what counts.
        }

        return Encoding.UTF8.GetString(start, 0, length).Replace('\0', '\uFFFD');
    }

    private static string Described(Exception problem)
    {
        var inner = problem;
        while (inner is not NotPublicException && inner.InnerException is { } cause)
        {
            inner = cause;
        }

        var text =
            inner is NotPublicException
                ? $"{inner.Message}; the setting Chat:Webhook:AllowPrivateNetworks is false"
                : inner.Message;

        return Shown.Start(text.Replace('\0', '\uFFFD'), MostCharactersOfError);
    }
}

/// <summary>How a receiver answered.</summary>
/// <param name="Error">Why it counts as failed; null: it was delivered.</param>
public sealed record WebhookAnswer(string? Error)
{
    public bool IsSuccess => Error is null;

    /// <summary>Of the answer; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The start of its body.</summary>
    public string? Body { get; init; }

    /// <summary>Trying again is of no use.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The node went down; the receiver may have got it.</summary>
    public bool IsStopped { get; init; }

    /// <summary>How long the receiver wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
