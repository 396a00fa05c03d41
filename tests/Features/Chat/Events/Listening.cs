using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Chat;

/// <summary>An open stream of events, read block by block as a browser does.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private Listening(HttpResponseMessage answer, StreamReader lines)
    {
        _answer = answer;
        _lines = lines;
    }

    /// <summary>The id after which a browser would resume.</summary>
    public string? LastId { get; private set; }

    public HttpResponseMessage Answer => _answer;

    public static async Task<Listening> To(HttpClient client, string query = "", string? lastId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/rest/events" + query);
        if (lastId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode != 200)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync())) { LastId = lastId };
    }

    /// <summary>The same, when it has been told that it will miss nothing from now on.</summary>
    public static async Task<Listening> Ready(HttpClient client, string query = "")
    {
        var listening = await To(client, query);
        (await listening.Next())!.Value.Name.ShouldBe("ready");

        return listening;
    }

    /// <summary>The next event; null: the stream has ended.</summary>
    public async Task<(string Name, JsonNode Data)?> Next(CancellationToken stop = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Eventually.Patience);
        var (name, data, id) = ("message", (string?)null, LastId);
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0)
            {
                LastId = id; // only now: a block that is cut off does not count
                if (data is not null)
                {
                    return (name, JsonNode.Parse(data)!);
                }
            }
        }

        return null;
    }

    /// <summary>The next event's name and, of a comment, its text.</summary>
    public async Task<string> Told()
    {
        var (name, data) = (await Next()).ShouldNotBeNull();

        return name == "comment" ? (string)data["message"]! : name;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();

        return ValueTask.CompletedTask;
    }

    public static async Task<ClientWebSocket> Socket(Uri address, string query, string secret = ChatApi.Secret)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("QISCUS_SDK_SECRET", secret);
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(
            new UriBuilder(new Uri(address, "/api/v2/rest/events" + query)) { Scheme = "ws" }.Uri,
            CancellationToken.None
        );

        return socket;
    }

    public static async Task<JsonNode> Frame(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        using var text = new MemoryStream();
        var window = new byte[16 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(window.AsMemory(), patience.Token);
            text.Write(window, 0, read.Count);
            if (read.EndOfMessage)
            {
                return JsonNode.Parse(text.ToArray())!;
            }
        }
    }
}
