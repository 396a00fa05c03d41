namespace Platform.Features.Casework;

/// <summary>What the ids of a field are called, in the order of the organisation's lists; also what is no longer chosen.</summary>
public sealed class GetDictionary : ICarterModule
{
    /// <summary>Lists of organisations and people may be longer than anybody reads.</summary>
    private const int MostEntries = 5_000;

    private static readonly Statement Entries = Statement.Of<GetDictionary>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var dictionary = app.Casework().MapGroup("dictionary");
        dictionary
            .MapGet("{table}/{field}", Handle)
            .WithName("Casework.GetDictionary.field")
            .WithSummary("Get the dictionary of a field")
            .WithExample(response: Example);
        dictionary
            .MapGet("{name}", Single)
            .WithName("Casework.GetDictionary.single")
            .WithSummary("Get a dictionary that stands alone")
            .WithExample(response: Example);
    }

    private const string Example = """[{ "id": 1, "name": "North", "active": true }]""";

    /// <param name="name">branch, client_type, user, user_group or relationship.</param>
    private static Task<Results<Ok<IReadOnlyList<DictionaryEntry>>, Invalid, Missing>> Single(
        string name,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    ) => Handle(null, name, caller, database, own, stop);

    /// <param name="table">organisations, referrals, contacts, schedules or workers; or a group.</param>
    /// <param name="field">A field with options.</param>
    private static async Task<Results<Ok<IReadOnlyList<DictionaryEntry>>, Invalid, Missing>> Handle(
        string? table,
        string field,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    )
    {
        if (KnownDictionaries.Find(table, field, caller, await own.Of(caller, stop)) is not { } known)
        {
            return new Missing(KnownDictionaries.Unknown);
        }

        var entries = await database.Many<DictionaryEntry>(
            Entries,
            Args.Of(
                caller,
                new
                {
                    kind = KnownDictionaries.KindOf(known),
                    list = known.List,
                    has_codes = known.HasCodes,
                    limit = MostEntries + 1L,
                }
            ),
            stop
        );

        return entries.Count <= MostEntries
            ? TypedResults.Ok(entries)
            : new Invalid(
                new(
                    RefusalKind.Invalid,
                    "report_too_large",
                    $"The list has more than {MostEntries} entries; search in it.",
                    new Problem("report_too_large") { Limit = MostEntries }
                )
            );
    }
}
