using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Sync;

/// <summary>Writes the daily chat and call counts of one therapist, who need not be known yet.</summary>
public sealed class UpsertInteractions : ICarterModule
{
    private static readonly Statement LockTherapist = Statement.Of<UpsertInteractions>(nameof(LockTherapist));
    private static readonly Statement Upsert = Statement.Of<UpsertInteractions>();

    /// <summary>The path of the seed and the later one; each names the ordinal in its own way in errors.</summary>
    private static readonly (string Route, string Ordinal)[] Mounts =
    [
        ("sync/organizations/therapists/{therapistId}/interactions/", "interaction_id"),
        ("sync/therapists/{therapistId}/interactions/", "counter"),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (route, ordinal) in Mounts)
        {
            app.SyncPush()
                .MapPost(
                    route,
                    (string therapistId, HttpRequest request, Database database, CancellationToken stop) =>
                        Handle(therapistId, ordinal, request, database, stop)
                )
                .WithName($"Sync.UpsertInteractions.{ordinal}")
                .WithSummary("Push the interactions of a therapist")
                .WithExample(
                    $$"""
                    [{"{{ordinal}}":1,"interaction_date":"2018-06-08","chat_count":2,"call_count":0},
                    {"{{ordinal}}":1,"interaction_date":"2018-06-13","chat_count":1,"call_count":0},
                    {"{{ordinal}}":2,"interaction_date":"2018-06-13","chat_count":2,"call_count":0}]
                    """,
                    """{"rows_created":3,"rows_updated":0}"""
                )
                .WithBody(typeof(Request[]));
        }
    }

    /// <param name="InteractionDate">The day.</param>
    /// <param name="ChatCount">Messages written.</param>
    /// <param name="CallCount">Calls made.</param>
    /// <param name="InteractionId">Ordinal of the interaction within the day. This or counter is needed.</param>
    /// <param name="Counter">The later name of interaction_id; where both are sent, they are equal.</param>
    [NeedsOne("interaction_id", "counter")]
    public sealed record Request(
        DateOnly InteractionDate,
        [Range(0, int.MaxValue)] int ChatCount,
        [Range(0, int.MaxValue)] int CallCount,
        [NeverNull, Range(1, int.MaxValue)] int? InteractionId = null,
        [NeverNull, Range(1, int.MaxValue)] int? Counter = null
    );

    /// <param name="RowsCreated">Distinct new keys of therapist, date and ordinal.</param>
    /// <param name="RowsUpdated">All other items, also those that change nothing.</param>
    public sealed record Response(long RowsCreated, long RowsUpdated);

    /// <param name="therapistId">1 to 32 characters, compared exactly; one segment, percent-encoded.</param>
    private static async Task<Results<Ok<Response>, NotFound, BatchRefused>> Handle(
        string therapistId,
        string ordinalName,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (!IsTherapistId(therapistId, request))
        {
            return TypedResults.NotFound();
        }

        var items = new InteractionBatch(ordinalName);
        if (await items.Read(request, stop) is { } refused)
        {
            return refused;
        }

        if (items.Count == 0)
        {
            return TypedResults.Ok(new Response(0, 0));
        }

        items.SortAndKeepLast();
        var created = await database.InTransaction(
            transaction =>
                transaction.OneAfter<long>(
                    LockTherapist,
                    Upsert,
                    new
                    {
                        therapist_id = therapistId,
                        interaction_dates = items.Dates,
                        counters = items.Ordinals,
                        chat_counts = items.Chats,
                        call_counts = items.Calls,
                    },
                    stop
                ),
            stop,
            Database.Tries
        );

        return TypedResults.Ok(new Response(created, items.Count - created));
    }

    /// <summary>1 to 32 characters in one segment. The server leaves an encoded slash as it is; it names nobody.</summary>
    private static bool IsTherapistId(string id, HttpRequest request)
    {
        if (id.Length > 32 && id.EnumerateRunes().Count() > 32)
        {
            return false;
        }

        // An id may hold the text %2F, sent as %252F; only what was sent tells the two apart.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        var query = target.IndexOf('?');

        return !(query < 0 ? target : target[..query]).Contains("%2F", StringComparison.OrdinalIgnoreCase);
    }
}
