namespace Platform.Features.Casework;

/// <summary>Records a contact: makes a referral and its first done contact, both or neither.</summary>
public sealed class CreateReferral : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CreateReferral>();

    private const string Example = """
        { "client": 1, "project": 5, "date": "2018-11-19T10:30", "stage": 1, "description": "Asked for company" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("referrals", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CreateReferral.{method.ToLowerInvariant()}",
                    "Create a referral",
                    RecordGroup.Referrals,
                    WriteMode.Create,
                    Example
                );
        }
    }

    private static Task<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        RecordWriter writer,
        Database database
    ) =>
        writer.Create(
            (args, stop) => database.One<WriteOutcome>(Write, args, stop),
            RecordGroup.Referrals,
            context,
            caller
        );
}
