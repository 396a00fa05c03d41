using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Sync;

/// <summary>Puts therapists into an organization: new ones are created, known ones move here and get the date.</summary>
public sealed class UpsertTherapists : ICarterModule
{
    private static readonly Statement LockOrganization = Statement.Named("Sync/LockOrganization");
    private static readonly Statement Upsert = Statement.Of<UpsertTherapists>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("sync/organizations/{organizationId:digits}/therapists/", Handle)
            .WithName("Sync.UpsertTherapists")
            .WithSummary("Push the therapists of an organization")
            .WithExample(
                """
                [{"date_joined":"2018-04-06","therapist_id":"c55a11c49fb2c631455f4549b94a7383"},
                {"date_joined":"2018-04-06","therapist_id":"db57d9327d2af238b1661484bd2ba86d"},
                {"date_joined":"2018-06-17","therapist_id":"2d8023ddb77664de44bf3ac8d46890da"}]
                """,
                """{"rows_created":3,"rows_updated":0}"""
            )
            .WithBody(typeof(Request[]));

    /// <param name="TherapistId">32 characters after trimming; compared exactly.</param>
    /// <param name="DateJoined">The day.</param>
    public sealed record Request([Length(32, 32)] string TherapistId, DateOnly DateJoined);

    /// <param name="RowsCreated">Distinct new therapists.</param>
    /// <param name="RowsUpdated">All other items, also those that change nothing.</param>
    public sealed record Response(long RowsCreated, long RowsUpdated);

    private static async Task<Results<Ok<Response>, NotFound, BatchRefused>> Handle(
        PathId organizationId,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (organizationId.IsUnknown)
        {
            return TypedResults.NotFound();
        }

        var items = new TherapistBatch();
        if (await items.Read(request, stop) is { } refused)
        {
            return refused;
        }

        var organization = new { organization_id = organizationId.Value };
        var created = await database.InTransaction(
            async transaction =>
                await transaction.OneOrNone<long?>(LockOrganization, organization, stop) is null
                    ? (long?)null
                    : await transaction.One<long>(
                        Upsert,
                        new
                        {
                            organization.organization_id,
                            therapist_ids = items.Ids,
                            dates_joined = items.Dates,
                        },
                        stop
                    ),
            stop,
            Database.Tries
        );

        return created is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(created.Value, items.Count - created.Value));
    }
}
