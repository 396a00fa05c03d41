using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Bench.Load;
using Platform.Bench.Stage;
using Platform.Features.Learning;

namespace Platform.Bench.Rows;

/// <summary>The catalogue, a test that is handed in, how far somebody has come with a course.</summary>
internal static class LearningRows
{
    /// <summary>Signed-in people, one after the other.</summary>
    private const int People = 100;

    private static readonly string[] Names =
    [
        "learning-events-search",
        "learning-event",
        "learning-submit",
        "learning-progress",
        "learning-launch",
        "learning-certificates",
    ];

    /// <summary>With which the service signs tokens; the bench makes them itself.</summary>
    public static string Key { get; } = RandomNumberGenerator.GetHexString(64);

    /// <summary>What Learning.Load.sql has made.</summary>
    public static Made Ids { get; private set; } = new(0, 0, 0, 0, 0, 0);

    /// <param name="Person">The first of the people.</param>
    /// <param name="Staff">Who launches.</param>
    /// <param name="Event">With a test.</param>
    /// <param name="Course">That everybody has begun.</param>
    /// <param name="Webinar">With a live poll.</param>
    /// <param name="Question">Of the poll.</param>
    public sealed record Made(long Person, long Staff, long Event, long Course, long Webinar, long Question);

    public static async Task<IReadOnlyList<EndpointRow>> All(Site site, CancellationToken stop)
    {
        if (!Names.Any(site.Options.Wants))
        {
            return [];
        }

        await site.Database.Execute(
            "Learning.Load",
            stop,
            ("people", (long)People),
            ("events", site.Options.Small ? 10_000L : 100_000L)
        );
        await site.Database.Run("vacuum analyze learning.event", stop);
        await site.Database.Run("analyze", stop);
        var ids = await site.Database.Numbers("Learning.Ids", stop);
        Ids = new(ids[0], ids[1], ids[2], ids[3], ids[4], ids[5]);
        var from = site.Options.Small ? "2026-01-20T00%3A00%3A00" : "2026-06-01T00%3A00%3A00";
        var right = Enumerable.Range(0, (int)ids[7]).Select(number => $"\"{ids[6] + number}\":{ids[8] + 4 * number}");

        return
        [
            Row(
                    "learning-events-search",
                    "GET",
                    $"events/?ordering=-start_date&page_size=100&place=Kyiv&search=cardiology&start_date__gte={from}",
                    0.6
                )
                .WithPeer() with
            {
                Connections = 4,
                Weight = 20,
            },
            Row("learning-event", "GET", $"events/{Ids.Event}/", 0.7).WithPeer(),
            Row("learning-submit", "POST", $"events/{Ids.Event}/test/results/", 0.5, $"{{{string.Join(',', right)}}}")
                .WithPeer("id", "created") with
            {
                IsCompared = false,
            },
            Row("learning-progress", "GET", $"courses/{Ids.Course}/progress/", 0.5),
        ];
    }

    /// <summary>Of each of the people, as often as anybody likes.</summary>
    public static IReadOnlyList<Request> Certificates() =>
        [.. Requests("GET", $"events/{Ids.Event}/test/results/certificate/", "")];

    /// <summary>A token for a day.</summary>
    public static string TokenOf(long accountId)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["token_type"] = "access",
            ["exp"] = now + 86_400,
            ["iat"] = now,
            ["jti"] = string.Create(CultureInfo.InvariantCulture, $"bench-{accountId}"),
            ["user_id"] = accountId,
        };

        return new JsonWebTokenHandler().CreateToken(
            JsonSerializer.Serialize(claims),
            new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key)), SecurityAlgorithms.HmacSha256)
        );
    }

    private static EndpointRow Row(string name, string method, string path, double target, string body = "") =>
        new(name, [.. Requests(method, path, body)]) { Target = target };

    private static IEnumerable<Request> Requests(string method, string path, string body) =>
        Enumerable
            .Range(0, People)
            .Select(number =>
                Request.With(
                    $"Authorization: Bearer {TokenOf(Ids.Person + number)}",
                    method,
                    $"{LearningArea.Prefix}/{path}",
                    Encoding.UTF8.GetBytes(body)
                )
            );
}
