namespace Platform.Features.Casework;

/// <summary>A batch of people from a web form, with all that was sent of them by default.</summary>
public sealed class GetStagedPeople : ICarterModule
{
    private static readonly Statement Batch = Statement.Of<GetStagedPeople>();

    private const string Example = """
        {
          "id": 3, "status": "pending", "reason": null, "created": "2018-11-20T09:00:00.000Z",
          "people": [
            {
              "person": 7, "index": 0, "org_type_id": 1, "surname": "Smith", "first_name": "Ann", "description": "Needs company",
              "project": 5, "source": null, "referral_role": null, "client": null, "referral": null
            }
          ]
        }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in StagedFields.Groups)
        {
            app.Casework()
                .MapGet($"{group}/{{id:digits}}", Handle)
                .WithName($"Casework.GetStagedPeople.{group}")
                .TellsItsTag()
                .WithSummary("Get a batch of people from a web form")
                .WithMetadata(group, RecordDocument.Id)
                .WithExample(response: Example);
        }
    }

    /// <summary>A batch.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Status"><c>pending</c>, <c>imported</c> or <c>rejected</c>.</param>
    /// <param name="Reason">Why it was rejected.</param>
    /// <param name="Created">When it came.</param>
    /// <param name="People">In the order in which they were sent.</param>
    public sealed record Response(long Id, string Status, string? Reason, DateTime Created, StagedPerson[] People);

    private static async Task<Results<Ok<Response>, Denied, Invalid, Missing>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        if (!caller.ReferralAdmin)
        {
            return new Denied(StagedFields.AdminOnly);
        }

        if (
            SentPath.Read(context, group.Name, null, out var refusal) is not { } path
            || path.Id(out refusal) is not { } id
        )
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        return await database.OneOrNone<Response>(Batch, Args.Of(new { id }, caller), stop) is { } batch
            ? TypedResults.Ok(batch)
            : new Missing();
    }
}
