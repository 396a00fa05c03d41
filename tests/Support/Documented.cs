using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Tests.Contract;

namespace Platform.Tests.Support;

/// <summary>Holds every answer of the tests against the area's OpenAPI document: status, media type, headers, body.</summary>
internal static class Documented
{
    /// <summary>Checking takes a multiple of the time in which a body is written.</summary>
    private const int MostCharacters = 256 * 1024;

    /// <summary>Those that a client may act on; where they occur the document names them.</summary>
    private static readonly string[] Headers =
    [
        "Allow",
        "Content-Disposition",
        "ETag",
        "Location",
        "Link",
        "Preference-Applied",
        "RateLimit-Limit",
        "RateLimit-Remaining",
        "RateLimit-Reset",
        "Retry-After",
        "WWW-Authenticate",
    ];

    private static readonly ILookup<string, Operation> Operations = OpenApiDocument
        .Committed.SelectMany(document => document.Operations)
        .ToLookup(operation => operation.Method, StringComparer.Ordinal);

    /// <summary>What the document does not say of the answer; nothing where the path is in none.</summary>
    public static IReadOnlyList<string> Complaints(HttpResponseMessage answer, string body)
    {
        var request = answer.RequestMessage!;
        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        var method = request.Method == HttpMethod.Head ? "GET" : request.Method.Method;
        var operation = Operations[method]
            .Where(known => Matches(known, path))
            .OrderBy(known => known.Path.EndsWith("{clauses}", StringComparison.Ordinal)) // stands for several segments
            .ThenBy(known => !IsOfOne(known, path))
            .ThenBy(ParametersOf)
            .FirstOrDefault();
        if (operation is null || Repository.Accepts(Repository.Root)) // the documents are being renewed
        {
            return [];
        }

        if (answer.StatusCode is HttpStatusCode.MethodNotAllowed && IsOfAnother(operation, path))
        {
            return []; // that one refused the method
        }

        var status = $"{(int)answer.StatusCode}";
        var described = operation.Answers.FirstOrDefault(known => known.Status == status).Answer;

        return described is null
            ? [$"{operation.Route}: {status} is not documented"]
            :
            [
                .. OfHeaders(operation, answer, described)
                    .Concat(request.Method == HttpMethod.Head ? [] : OfBody(operation, described, answer, body))
                    .Select(complaint => $"{operation.Route} {status}: {complaint}"),
            ];
    }

    /// <summary>Whether a more literal path has other methods, as <c>users/register</c> where <c>users/{id}</c> was meant.</summary>
    private static bool IsOfAnother(Operation operation, string[] path) =>
        Operations
            .Where(known => known.Key != operation.Method)
            .SelectMany(known => known)
            .Any(known => ParametersOf(known) < ParametersOf(operation) && Matches(known, path));

    private static int ParametersOf(Operation operation) => operation.Path.Count(sign => sign == '{');

    /// <summary>A number before the clauses is the record itself; anything else is the first of them.</summary>
    private static bool IsOfOne(Operation operation, string[] path) =>
        operation.Path.EndsWith("/{id}/{clauses}", StringComparison.Ordinal)
        && path[operation.Path.Trim('/').Split('/').Length - 2].All(char.IsAsciiDigit);

    private static bool Matches(Operation operation, string[] path)
    {
        var known = operation.Path.Trim('/').Split('/');

        return (known.Length == path.Length || (path.Length > known.Length && known[^1] == "{clauses}"))
            && known
                .Zip(path)
                .All(part =>
                    part.First.StartsWith('{') || part.First.Equals(part.Second, StringComparison.OrdinalIgnoreCase)
                );
    }

    private static IEnumerable<string> OfHeaders(Operation operation, HttpResponseMessage answer, JsonNode described)
    {
        var known = described["headers"]?.AsObject();
        var sent = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).ToList();

        // A retired operation says in its refusals too where to go; those are described once for all operations.
        var isRetired = (bool?)operation.Json["deprecated"] == true;

        return Headers
            .Where(header => !isRetired || header != "Link")
            .Where(header => sent.Contains(header, StringComparer.OrdinalIgnoreCase) && known?[header] is null)
            .Select(header => $"the header {header} is not documented")
            .Concat(
                (known ?? [])
                    .Where(header =>
                        (bool?)header.Value!["required"] == true
                        && !sent.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                    )
                    .Select(header => $"the header {header.Key} is missing")
            );
    }

    private static IEnumerable<string> OfBody(
        Operation operation,
        JsonNode described,
        HttpResponseMessage answer,
        string body
    )
    {
        var sent = answer.Content.Headers.ContentType?.MediaType;
        if (described["content"] is not JsonObject { Count: > 0 } content)
        {
            return body.Length == 0 ? [] : [$"a body of {sent} is not documented"];
        }

        if (sent is null && answer.StatusCode is HttpStatusCode.RequestUriTooLong)
        {
            return []; // the server's own: of a line that it does not even read
        }

        // A range stands for a file whose type only its sender knows.
        if (sent is null || (content[sent] ?? content["*/*"]) is not { } media)
        {
            return [$"the media type {sent} is not documented"];
        }

        if (!sent.Contains("json", StringComparison.Ordinal) || body.Length > MostCharacters)
        {
            return [];
        }

        using var json = JsonDocument.Parse(body);

        return operation.Document.Complaints(media["schema"]!, json.RootElement);
    }
}
