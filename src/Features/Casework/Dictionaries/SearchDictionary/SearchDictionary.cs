using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>
/// Entries of a dictionary with a text in their names, without letter case and accents, those that begin with it first; at
/// most 100.
/// </summary>
public sealed class SearchDictionary : ICarterModule
{
    private const int LongestTerm = 100;

    private static readonly Statement Entries = Statement.Of<SearchDictionary>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var search = app.Casework().MapGroup("dictionary/search");
        search
            .MapGet("{table}/{field}/{term}", Handle)
            .WithName("Casework.SearchDictionary.field")
            .WithSummary("Search in the dictionary of a field")
            .WithMetadata(Term)
            .WithExample(response: Example);
        search
            .MapGet("{name}/{term}", Single)
            .WithName("Casework.SearchDictionary.single")
            .WithSummary("Search in a dictionary that stands alone")
            .WithMetadata(Term)
            .WithExample(response: Example);
    }

    private const string Example = """[{ "id": 5, "name": "Befriending", "active": true }]""";

    private static readonly OpenApiInput Term = new(
        "term",
        "1 to 100 characters that a name has in it.",
        JsonSchemaType.String,
        ParameterLocation.Path
    );

    /// <param name="name">branch, client_type, user, user_group or relationship.</param>
    private static Task<Results<Ok<IReadOnlyList<DictionaryEntry>>, QueryRefused>> Single(
        string name,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    ) => Handle(null, name, context, caller, database, own, stop);

    /// <param name="table">organisations, referrals, contacts, schedules or workers; or a group.</param>
    /// <param name="field">A field with options.</param>
    private static async Task<Results<Ok<IReadOnlyList<DictionaryEntry>>, QueryRefused>> Handle(
        string? table,
        string field,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    )
    {
        if (KnownDictionaries.Find(table, field, caller, await own.Of(caller, stop)) is not { } known)
        {
            return new QueryRefused(KnownDictionaries.Unknown);
        }

        var path = RawPath.Read(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, out var refusal);
        if (path is null)
        {
            return new QueryRefused(refusal!);
        }

        var sent = path.Segments[^1];
        var term = sent.Text.Trim();
        if (term.Length == 0 || term.EnumerateRunes().Count() > LongestTerm)
        {
            var expected = $"1 to {LongestTerm} characters";

            return new QueryRefused(
                new(
                    RefusalKind.Invalid,
                    "bad_value",
                    $"What is searched for is not right; expected: {expected}.",
                    new Problem("bad_value") { Segment = sent.Number, Expected = expected }
                )
            );
        }

        return TypedResults.Ok(
            await database.Many<DictionaryEntry>(
                Entries,
                Args.Of(
                    caller,
                    new
                    {
                        kind = KnownDictionaries.KindOf(known),
                        list = known.List,
                        has_codes = known.HasCodes,
                        term,
                    }
                ),
                stop
            )
        );
    }
}
