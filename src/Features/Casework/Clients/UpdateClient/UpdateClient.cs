namespace Platform.Features.Casework;

/// <summary>Changes what is sent of a person; what is not sent stays.</summary>
public sealed class UpdateClient : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpdateClient>();

    private const string Example = """
        { "first_name": "Samuel", "mobile": "07700 900123" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("clients/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateClient.id.{method.ToLowerInvariant()}",
                    "Update a person",
                    RecordGroup.Clients,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("clients/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateClient.{method.ToLowerInvariant()}",
                    "Update a person",
                    RecordGroup.Clients,
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
            RecordGroup.Clients,
            context,
            caller
        );
}
