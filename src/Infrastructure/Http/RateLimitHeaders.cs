using System.Globalization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What a counted answer says of the caller's limit, in the three names that clients read: those of the draft's revisions 3
/// to 7 (docs/decisions/0016). Of several limits the one is told of which least is left.
/// </summary>
public static class RateLimitHeaders
{
    private const string Limit = "RateLimit-Limit";
    private const string Remaining = "RateLimit-Remaining";
    private const string Reset = "RateLimit-Reset";

    public static readonly IReadOnlyList<string> Names = [Limit, Remaining, Reset];

    /// <param name="response">Not begun.</param>
    /// <param name="limit">Requests in a window.</param>
    /// <param name="remaining">Of them.</param>
    /// <param name="seconds">Until all of them are there again, if none is made meanwhile.</param>
    public static void Tell(HttpResponse response, int limit, long remaining, long seconds)
    {
        var headers = response.Headers;
        if (
            headers[Remaining] is [{ } told]
            && long.Parse(told, NumberStyles.None, CultureInfo.InvariantCulture) <= remaining
        )
        {
            return;
        }

        headers[Limit] = Text(limit);
        headers[Remaining] = Text(remaining);
        headers[Reset] = Text(seconds);
    }

    /// <summary>For the documents.</summary>
    public static IEnumerable<(string Name, OpenApiHeader Header)> Described =>
        from header in new[]
        {
            (Limit, "Requests that the caller, or an unknown caller's address, may make in the limit's window."),
            (Remaining, "How many of them are left."),
            (Reset, "Seconds until all of them are there again, if none is made meanwhile."),
        }
        select (
            header.Item1,
            new OpenApiHeader
            {
                Description = header.Item2,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
            }
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
