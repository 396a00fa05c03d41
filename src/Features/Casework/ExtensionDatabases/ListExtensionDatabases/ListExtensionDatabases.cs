namespace Platform.Features.Casework;

/// <summary>The extension databases with records of their own that this caller may see, with what they are called.</summary>
public sealed class ListExtensionDatabases : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Casework()
            .MapGet("extension_database", Handle)
            .WithName("Casework.ListExtensionDatabases")
            .WithSummary("List the extension databases")
            .WithExample(
                response: """
                [
                  {
                    "name": "wellcheck_notes_9", "label": "Wellcheck notes", "parent": "referral",
                    "fields": [
                      { "name": "note", "label": "Note", "type": "long_text", "dictionary": null, "required": false }
                    ]
                  }
                ]
                """
            );

    /// <param name="Name">In paths.</param>
    /// <param name="Label">For people.</param>
    /// <param name="Parent">What its records are of: client or referral.</param>
    /// <param name="Fields">What the organisation shows of it.</param>
    public sealed record Response(string Name, string Label, string Parent, IReadOnlyList<Response.Field> Fields)
    {
        /// <param name="Name">In paths, bodies and answers.</param>
        /// <param name="Label">For people.</param>
        /// <param name="Type">What it holds.</param>
        /// <param name="Dictionary">The path of its names below <c>/v2/dictionary/</c>.</param>
        /// <param name="Required">Whether a record needs it.</param>
        public sealed record Field(string Name, string Label, string Type, string? Dictionary, bool Required);
    }

    private static async Task<Ok<List<Response>>> Handle(
        CaseworkCaller caller,
        OwnFieldsCache own,
        CancellationToken stop
    )
    {
        var known = await own.Of(caller, stop);

        return TypedResults.Ok(known.DatabasesOf(caller).Select(database => Shown(database, known)).ToList());
    }

    private static Response Shown(OwnDatabase database, OwnFields known) =>
        new(
            database.ApiName,
            database.Name,
            database.Parent,
            [
                .. known
                    .FieldsOf(database)
                    .Select(field => (Catalogued: ExtensionFields.OfRecord(field), field.IsForced))
                    .Select(field => new Response.Field(
                        field.Catalogued.Name,
                        field.Catalogued.Label,
                        FieldTypes.NameOf(field.Catalogued.Type),
                        field.Catalogued.Dictionary?.Path,
                        field.IsForced
                    )),
            ]
        );
}
