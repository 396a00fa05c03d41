using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>A request and its answer as they went over the wire; its text is the snapshot.</summary>
public sealed record Exchange(string Request, int Status, string Head, string Body)
{
    /// <summary>Those a caller may rely on; the others vary (Date, lengths) or are the same everywhere.</summary>
    private static readonly string[] Shown =
    [
        "Content-Type",
        "Content-Disposition",
        "Allow",
        "Location",
        "Retry-After",
        "WWW-Authenticate",
    ];

    public static async Task<Exchange> Send(HttpClient client, HttpRequestMessage request)
    {
        var sent = await Text(client, request);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body =
            response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await Beginning(response.Content)
                : await response.Content.ReadAsStringAsync();
        var head = new StringBuilder($"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\n");
        AppendHeaders(head, response.Headers.Concat(response.Content.Headers).Where(IsShown));

        var exchange = new Exchange(sent, (int)response.StatusCode, head.ToString(), body);
        Documented.Complaints(response, body).ShouldBeEmpty($"{exchange}");

        return exchange;
    }

    public override string ToString() =>
        (Request + "\n\n" + Head + (Body.Length == 0 ? "" : "\n" + JsonText.Indent(Body))).TrimEnd('\n');

    /// <summary>Of an answer without an end: up to the first event.</summary>
    private static async Task<string> Beginning(HttpContent content)
    {
        using var lines = new StreamReader(await content.ReadAsStreamAsync());
        var text = new StringBuilder();
        for (var hasData = false; await lines.ReadLineAsync() is { } line; )
        {
            text.Append(line).Append('\n');
            hasData |= line.StartsWith("data:", StringComparison.Ordinal);
            if (hasData && line.Length == 0)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static bool IsShown(KeyValuePair<string, IEnumerable<string>> header) =>
        Shown.Contains(header.Key, StringComparer.OrdinalIgnoreCase);

    private static async Task<string> Text(HttpClient client, HttpRequestMessage request)
    {
        var text = new StringBuilder($"{request.Method} {request.RequestUri}\n");
        var credentials = request.Headers.Authorization ?? client.DefaultRequestHeaders.Authorization;
        if (credentials is not null)
        {
            // A secret is no part of the manual.
            text.Append($"Authorization: {credentials.Scheme}{(credentials.Parameter is null ? "" : " …")}\n");
        }

        foreach (var header in client.DefaultRequestHeaders.NonValidated.Where(header => header.Key != "Authorization"))
        {
            text.Append($"{header.Key}: …\n");
        }

        AppendHeaders(text, request.Headers.NonValidated.Where(header => header.Key != "Authorization"));
        if (request.Content is { } content)
        {
            AppendHeaders(text, content.Headers.NonValidated.Where(header => header.Key != "Content-Length"));
            var body = await content.ReadAsStringAsync();
            if (body.Length > 0)
            {
                text.Append('\n').Append(JsonText.Indent(body));
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void AppendHeaders<TValues>(StringBuilder text, IEnumerable<KeyValuePair<string, TValues>> headers)
        where TValues : IEnumerable<string>
    {
        foreach (var (name, values) in headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append($"{name}: {string.Join(", ", values)}\n");
        }
    }
}

/// <summary>The verbs of tests: each sends one request and hands back the exchange.</summary>
public static class Exchanges
{
    public static Task<Exchange> Get(this HttpClient client, string path, params (string, string)[] headers) =>
        client.Send(HttpMethod.Get, path, headers: headers);

    /// <summary>A JSON body, sent as it is; null: no body at all.</summary>
    public static Task<Exchange> Post(
        this HttpClient client,
        string path,
        string? json = null,
        params (string, string)[] headers
    ) => client.Send(HttpMethod.Post, path, json is null ? null : Body(json), headers);

    public static Task<Exchange> Send(
        this HttpClient client,
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Exchange.Send(client, request);
    }

    /// <summary>As clients send it: no charset.</summary>
    public static HttpContent Body(string text, string mediaType = "application/json") =>
        Body(Encoding.UTF8.GetBytes(text), mediaType);

    public static HttpContent Body(byte[] bytes, string mediaType = "application/json") =>
        new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    /// <summary>A form as browsers send it: <c>application/x-www-form-urlencoded</c>.</summary>
    public static HttpContent Form(params (string Name, string Value)[] fields) =>
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
