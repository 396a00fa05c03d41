namespace Platform.Features.Casework;

/// <summary>Records what was done for a referral.</summary>
public sealed class CreateDoneContact : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CreateDoneContact>();

    private const string Example = """
        {
          "user": 1, "stage": 1, "start_date": "2018-11-20T10:00", "end_date": "2018-11-20T11:00", "description": "Visit"
        }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("done_contacts/referral/{referral}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CreateDoneContact.{method.ToLowerInvariant()}",
                    "Create a done contact",
                    RecordGroup.DoneContacts,
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
        writer.CreateBelow(
            (args, stop) => database.One<WriteOutcome>(Write, args, stop),
            RecordGroup.DoneContacts,
            context,
            caller
        );
}
