namespace Platform.Features.Casework;

/// <summary>Changes what is sent of a contact that is planned; what is not sent stays.</summary>
public sealed class UpdateDueContact : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpdateDueContact>();

    private const string Example = """
        { "start_date": "2018-12-02T10:00", "end_date": "2018-12-02T11:00" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("due_contacts/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateDueContact.id.{method.ToLowerInvariant()}",
                    "Update a due contact",
                    RecordGroup.DueContacts,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("due_contacts/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateDueContact.{method.ToLowerInvariant()}",
                    "Update a due contact",
                    RecordGroup.DueContacts,
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
            RecordGroup.DueContacts,
            context,
            caller
        );
}
