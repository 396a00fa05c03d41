namespace Platform.Features.Casework;

/// <summary>
/// Changes what is sent of a referral; what is not sent stays. Its person, project, branch, date and user never change.
/// </summary>
public sealed class UpdateReferral : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpdateReferral>();

    private const string Example = """
        { "stage": 2, "description": "Asked for company twice" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("referrals/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateReferral.id.{method.ToLowerInvariant()}",
                    "Update a referral",
                    RecordGroup.Referrals,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("referrals/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateReferral.{method.ToLowerInvariant()}",
                    "Update a referral",
                    RecordGroup.Referrals,
                    WriteMode.Update,
                    Example
                );
        }
    }

    private static Task<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        RecordWriter writer,
        Database database
    ) =>
        writer.Update(
            (args, stop) => database.One<WriteOutcome>(Write, args, stop),
            RecordGroup.Referrals,
            context,
            caller
        );
}
