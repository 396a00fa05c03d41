namespace Platform.Features.Casework;

/// <summary>
/// Cancels a contact that is planned, with a reason: it keeps its id, is not due any more, and never counts as done. Of one
/// that is cancelled the reason is changed. An addition to the contract.
/// </summary>
public sealed class CancelContact : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CancelContact>();

    private const string Example = """
        { "cancellation_reason": "Moved to her daughter's" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("cancelled_contacts/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CancelContact.id.{method.ToLowerInvariant()}",
                    "Cancel a due contact (an addition to the contract)",
                    RecordGroup.CancelledContacts,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("cancelled_contacts/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CancelContact.{method.ToLowerInvariant()}",
                    "Cancel a due contact (an addition to the contract)",
                    RecordGroup.CancelledContacts,
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
            RecordGroup.CancelledContacts,
            context,
            caller
        );
}
