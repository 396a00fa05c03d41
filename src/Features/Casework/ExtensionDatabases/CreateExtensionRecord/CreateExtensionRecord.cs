namespace Platform.Features.Casework;

/// <summary>Makes a record of an extension database, of the person or referral that the body names.</summary>
public sealed class CreateExtensionRecord : ICarterModule
{
    private static readonly Statement Write = Statement.Of<CreateExtensionRecord>();

    private const string Example = """
        { "referral": 2289, "mood": 111, "note": "Was in good spirits" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var method in WriteDocument.Methods)
        {
            app.Casework()
                .MapMethods("extension_database/{database}", [method], Handle)
                .DocumentsExtensionWriting(
                    $"Casework.CreateExtensionRecord.{method.ToLowerInvariant()}",
                    "Create a record of an extension database",
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
    ) => writer.CreateExtension((args, stop) => database.One<WriteOutcome>(Write, args, stop), context, caller);
}
