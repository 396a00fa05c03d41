namespace Platform.Features.Casework;

/// <summary>Changes what is sent of a record of an extension database; what is not sent stays, and so does whose it is.</summary>
public sealed class UpdateExtensionRecord : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpdateExtensionRecord>();

    private const string Example = """
        { "mood": 112 }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("extension_database/{database}/id/{id}", [method], Handle)
                .DocumentsExtensionWriting(
                    $"Casework.UpdateExtensionRecord.id.{method.ToLowerInvariant()}",
                    "Update a record of an extension database",
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("extension_database/{database}/{id:digits}", [method], Handle)
                .DocumentsExtensionWriting(
                    $"Casework.UpdateExtensionRecord.{method.ToLowerInvariant()}",
                    "Update a record of an extension database",
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
    ) => writer.UpdateExtension((args, stop) => database.One<WriteOutcome>(Write, args, stop), context, caller);
}
