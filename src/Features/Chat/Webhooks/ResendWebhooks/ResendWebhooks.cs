using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// Sends dead deliveries again, with all their attempts: some by their ids, or those of a webhook, at most 1,000 in a call.
/// </summary>
public sealed class ResendWebhooks : ICarterModule
{
    private const int MostAtOnce = 1_000;

    private static readonly Statement Revive = Statement.Of<ResendWebhooks>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("webhook_logs/resend", Handle)
            .WithName("Chat.ResendWebhooks")
            .WithSummary("Send dead deliveries again (an addition)")
            .WithExample(
                request: """{"url":"https://shop.example/chat"}""",
                response: """{"results":{"ids":[17]},"status":200}"""
            );

    /// <param name="Ids">Of dead deliveries, at most 100; or <c>url</c>.</param>
    /// <param name="Url">The address of a webhook, of which the oldest are sent; or <c>ids</c>.</param>
    public sealed record Request([Length(1, 100)] string[]? Ids = null, [WebAddress] string? Url = null);

    /// <param name="Ids">The deliveries that are due again; none: there is no dead one left.</param>
    public sealed record Response(IReadOnlyList<long> Ids);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        body.Refuse(
            "ids",
            (asked.Ids, asked.Url) switch
            {
                (null, null) => ["is required, or url"],
                (not null, not null) => ["cannot stand beside url"],
                ({ } given, _) => given.Where(id => !IsId(id)).Select(Unknown),
                _ => [],
            }
        );
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var ids = asked.Ids?.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Distinct().ToArray();
        var dead = await database.Many<long>(
            Revive,
            new
            {
                app_id = app.AppId,
                ids,
                url = asked.Url,
                limit = MostAtOnce,
                now = time.GetUtcNow(),
            },
            stop
        );
        body.Refuse("ids", ids?.Except(dead).Select(id => Unknown(id.ToString(CultureInfo.InvariantCulture))) ?? []);

        return body.Refused is { } unknown ? unknown : Answer.Of(new Response(dead));
    }

    private static bool IsId(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Unknown(string id) => $"names no dead delivery: {Shown.Of(id)}";
}
