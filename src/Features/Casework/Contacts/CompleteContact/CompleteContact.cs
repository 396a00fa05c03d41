namespace Platform.Features.Casework;

/// <summary>
/// Completes a contact that is planned, by its <c>start_date</c> and <c>end_date</c>: it is done and keeps its id. One that is
/// done is changed.
/// </summary>
public sealed class CompleteContact : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CompleteContact>();

    private const string Example = """
        { "start_date": "2018-12-01T10:05", "end_date": "2018-12-01T10:50", "description": "Went for a walk" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("done_contacts/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CompleteContact.id.{method.ToLowerInvariant()}",
                    "Update a done contact, or complete a due one",
                    RecordGroup.DoneContacts,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("done_contacts/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CompleteContact.{method.ToLowerInvariant()}",
                    "Update a done contact, or complete a due one",
                    RecordGroup.DoneContacts,
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
            RecordGroup.DoneContacts,
            context,
            caller
        );
}
