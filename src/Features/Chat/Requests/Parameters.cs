using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// What a request sent, whichever of the four encodings its client speaks: a form, multipart fields, a JSON object, the
/// query. Of a parameter that is in the body and in the query the body counts.
/// </summary>
internal sealed class Parameters
{
    /// <summary>1,000 users with the longest names there are take a third of it.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Five calls' worth of users.</summary>
    private const int MostValues = 5_000;

    private const int MostBoundaryCharacters = 70;

    private readonly Dictionary<string, Named> _body = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Named> _query = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private IReadOnlyList<UploadedFile> _files = [];
    private int _values;

    /// <summary>What cannot be stored.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <exception cref="RefusedException">The body is too large, broken, or of a media type that is not read here.</exception>
    public static async Task<Parameters> Read(HttpRequest request, CancellationToken stop)
    {
        var parameters = new Parameters();
        parameters.AddQuery(request);
        if (await Bytes(request, stop) is { Length: > 0 } body)
        {
            await parameters.ReadBody(request, body, stop);
        }

        return parameters;
    }

    /// <summary>Of a body with files, which was read as it came, and of the query.</summary>
    /// <exception cref="RefusedException">There are too many values.</exception>
    public static Parameters Of(HttpRequest request, MultipartBody body)
    {
        var parameters = new Parameters { _files = body.Files };
        parameters.AddQuery(request);
        parameters.Add(body.Fields.Select(field => (field.Key, (string?)field.Value)), isFromQuery: false);

        return parameters;
    }

    public UploadedFile? File(string name) => _files.FirstOrDefault(file => file.Part == name);

    /// <summary>The first value that is not empty.</summary>
    public Sent? One(string name) => First(_body, name) ?? First(_query, name);

    /// <summary>All values of a list: <c>p[]</c>, <c>p[0]</c> …, then <c>p</c>.</summary>
    public IReadOnlyList<Sent> Many(string name) => All(_body, name) is { Count: > 0 } sent ? sent : All(_query, name);

    private void AddQuery(HttpRequest request)
    {
        if (request.QueryString is { HasValue: true, Value: [_, .. var query] })
        {
            Add(FormText.Read(Encoding.UTF8.GetBytes(query)), isFromQuery: true);
        }
    }

    private static Sent? First(Dictionary<string, Named> values, string name) =>
        values.TryGetValue(name, out var named)
            ? named.Plain.Where(one => !one.IsEmpty).Cast<Sent?>().FirstOrDefault()
            : null;

    private static List<Sent> All(Dictionary<string, Named> values, string name) =>
        values.TryGetValue(name, out var named)
            ?
            [
                .. named
                    .Bracketed.OrderBy(one => one.Index)
                    .Select(one => one.Value)
                    .Concat(named.Plain)
                    .Where(one => !one.IsEmpty),
            ]
            : [];

    private static async Task<byte[]> Bytes(HttpRequest request, CancellationToken stop)
    {
        if (request.HttpContext.WebSockets.IsWebSocketRequest)
        {
            return []; // what follows is the socket's
        }

        using var body = new MemoryStream();
        var window = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(window, stop)) > 0; )
        {
            if (body.Length + read > MostBytes)
            {
                throw new RefusedException(
                    new ChatRefusal(RefusalKind.BodyTooLarge, [$"body has more than {MostBytes} bytes"])
                );
            }

            body.Write(window, 0, read);
        }

        return body.ToArray();
    }

    private async Task ReadBody(HttpRequest request, byte[] body, CancellationToken stop)
    {
        var type = TypeOf(request, body);
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await ReadMultipart(type, body, stop);
        }
        else if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            ReadJson(body);
        }
        else
        {
            Add(FormText.Read(body), isFromQuery: false);
        }
    }

    /// <summary>Without a type the first sign tells.</summary>
    private static MediaTypeHeaderValue TypeOf(HttpRequest request, byte[] body)
    {
        if (string.IsNullOrWhiteSpace(request.ContentType))
        {
            var first = body.FirstOrDefault(sign => sign is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));

            return new(first == '{' ? "application/json" : "application/x-www-form-urlencoded");
        }

        return
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && ChatArea.Instance.BodyTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Charset).Value?.ToLowerInvariant() is null or "" or "utf-8" or "utf8"
            ? type
            : throw new RefusedException(new(RefusalKind.UnsupportedMediaType, request.ContentType));
    }

    private void ReadJson(byte[] body)
    {
        var start = body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        if (!Utf8.IsValid(body.AsSpan(start)))
        {
            throw Broken("it is not UTF-8");
        }

        JsonElement json;
        try
        {
            json = StoredJson.Parse(body.AsMemory(start)).RootElement;
        }
        catch (JsonException problem)
        {
            throw Broken(problem.Message);
        }

        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw Broken("it is JSON, but not an object");
        }

        if (StoredJson.Unstorable(body.AsSpan(start)) is { } name)
        {
            _problems.Add(Unstorable(name));

            return; // texts with half a surrogate pair cannot even be read
        }

        foreach (var property in json.EnumerateObject())
        {
            Add(property.Name, Sent.Of(property.Value));
        }
    }

    /// <summary>Fields only; files have endpoints of their own.</summary>
    private async Task ReadMultipart(MediaTypeHeaderValue type, byte[] body, CancellationToken stop)
    {
        if (
            HeaderUtilities.RemoveQuotes(type.Boundary).Value
            is not { Length: > 0 and <= MostBoundaryCharacters } boundary
        )
        {
            throw Broken($"it names no boundary of 1 to {MostBoundaryCharacters} characters");
        }

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            while (await reader.ReadNextSectionAsync(stop) is { } part)
            {
                if (
                    ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                    && disposition.IsFormDisposition()
                )
                {
                    using var value = new MemoryStream();
                    await part.Body.CopyToAsync(value, stop);
                    Add(
                        [(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", FormText.Utf8(value.ToArray()))],
                        false
                    );
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Broken(broken.Message);
        }
    }

    private void Add(IEnumerable<(string Name, string? Value)> pairs, bool isFromQuery)
    {
        foreach (var (name, value) in pairs)
        {
            if (value is null || value.Contains('\0', StringComparison.Ordinal))
            {
                _problems.Add(Unstorable(name));
            }
            else
            {
                Add(name, new Sent(value, null, isFromQuery));
            }
        }
    }

    private void Add(string name, Sent value)
    {
        if (++_values > MostValues)
        {
            throw Broken($"it holds more than {MostValues} values");
        }

        var (plain, index) = Split(name);
        var values = value.IsFromQuery ? _query : _body;
        if (!values.TryGetValue(plain, out var named))
        {
            values[plain] = named = new();
        }

        if (index is { } at)
        {
            named.Bracketed.Add((at, value));
        }
        else
        {
            named.Plain.Add(value);
        }
    }

    /// <summary><c>p[]</c> stands before <c>p[0]</c>.</summary>
    private static (string Name, int? Index) Split(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket <= 0 || name[^1] != ']')
        {
            return (name, null);
        }

        var inside = name.AsSpan(bracket + 1, name.Length - bracket - 2);

        return inside.Length == 0 ? (name[..bracket], -1)
            : int.TryParse(inside, System.Globalization.NumberStyles.None, null, out var index)
                ? (name[..bracket], index)
            : (name, null);
    }

    private static string Unstorable(string name) =>
        $"{(name.Length == 0 ? "body" : name)} holds U+0000, half a surrogate pair, or bytes that are not UTF-8";

    private static RefusedException Broken(string why) => new(new(RefusalKind.MalformedBody, why));

    private sealed class Named
    {
        public List<Sent> Plain { get; } = [];

        public List<(int Index, Sent Value)> Bracketed { get; } = [];
    }
}
