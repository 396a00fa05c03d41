namespace Platform.Features.Casework;

/// <summary>
/// Changes the person who has this id in the caller's system; if there is none, makes one. The same request twice makes one
/// person, at whatever time.
/// </summary>
public sealed class UpsertClient : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpsertClient>();

    private const string Example = """
        { "surname": "Taylor", "first_name": "Sam" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("clients/external_id/{external_id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpsertClient.{method.ToLowerInvariant()}",
                    "Create or update a person by your own id",
                    RecordGroup.Clients,
                    WriteMode.Upsert,
                    Example
                );
        }
    }

    private static Task<Results<Created<WrittenRecord>, Ok<WrittenRecord>, Invalid, Missing, Conflicting>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        RecordWriter writer,
        Database database
    ) => writer.Upsert((args, stop) => database.One<WriteOutcome>(Write, args, stop), context, caller);
}
