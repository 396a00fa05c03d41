using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Bench.Kills;

/// <summary>A client of the service that may be killed at any time, or whose database may.</summary>
internal sealed class Caller : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _client;
    private readonly CancellationToken _done;

    /// <param name="address">Of the service, or of what stands before its nodes.</param>
    /// <param name="headers">That all requests carry.</param>
    /// <param name="done">Ends what is sent again and again.</param>
    public Caller(Uri address, CancellationToken done, params (string Name, string Value)[] headers)
    {
        _done = done;
        _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        foreach (var (name, value) in headers)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Sends a write once: what is not answered may be there or not.</summary>
    /// <returns>The answer; null: there was none, or it was "not now".</returns>
    public async Task<JsonNode?> Once(Kind kind, long number, string path, object body, string? token = null)
    {
        kind.Sends(number);
        var sentAt = Stopwatch.GetTimestamp();
        var answer = await Send(HttpMethod.Post, path, body, token);
        if (answer is null)
        {
            kind.Fails();
            await Task.Delay(Pause, CancellationToken.None);

            return null;
        }

        kind.Acknowledges(number, sentAt);

        return answer;
    }

    /// <summary>Sends a write until it is answered: where the contract says that the same again is the same.</summary>
    /// <returns>The answer; null: all is over.</returns>
    public async Task<JsonNode?> UntilTaken(Kind kind, long number, string path, object body, string? token = null)
    {
        while (!_done.IsCancellationRequested)
        {
            if (await Once(kind, number, path, body, token) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    /// <returns>False: all is over.</returns>
    public async Task<bool> Until(string path, Func<JsonNode, bool> isSo) =>
        await Again(HttpMethod.Get, path, null, isSo) is not null;

    /// <summary>What leaves nothing that is looked for, such as a log-in.</summary>
    /// <returns>The answer; null: all is over.</returns>
    public Task<JsonNode?> UntilAnswered(string path, object body) => Again(HttpMethod.Post, path, body, _ => true);

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode?> Again(HttpMethod method, string path, object? body, Func<JsonNode, bool> isSo)
    {
        while (!_done.IsCancellationRequested)
        {
            if (await Send(method, path, body, token: null) is { } answer && isSo(answer))
            {
                return answer;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return null;
    }

    /// <exception cref="InvalidOperationException">The answer is neither a success nor "not now".</exception>
    private async Task<JsonNode?> Send(HttpMethod method, string path, object? body, string? token)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = Content(body) };
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            using var answer = await _client.SendAsync(request, CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                return JsonNode.Parse(text);
            }

            return
                answer.StatusCode
                    is HttpStatusCode.TooManyRequests // as many jobs wait as may
                        or HttpStatusCode.ServiceUnavailable
                        or HttpStatusCode.BadGateway
                        or HttpStatusCode.GatewayTimeout
                ? null
                : throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}: {text}");
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    private static HttpContent? Content(object? body) =>
        body switch
        {
            null => null,
            Func<HttpContent> make => make(),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
}
