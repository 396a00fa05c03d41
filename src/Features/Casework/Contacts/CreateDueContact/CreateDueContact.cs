namespace Platform.Features.Casework;

/// <summary>Plans a contact for a referral, which is open again with that.</summary>
public sealed class CreateDueContact : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CreateDueContact>();

    private const string Example = """
        { "user": 1, "start_date": "2018-12-01T10:00", "end_date": "2018-12-01T11:00", "description": "First visit" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("due_contacts/referral/{referral}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CreateDueContact.{method.ToLowerInvariant()}",
                    "Create a due contact",
                    RecordGroup.DueContacts,
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
            RecordGroup.DueContacts,
            context,
            caller
        );
}
