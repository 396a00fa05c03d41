using System.Text.Json;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>
/// Finds people by parts of a name, a postcode or a day of birth, without letter case and accents and as words sound, and
/// says how likely each is meant. All that is sent must fit, exactly or nearly. An addition to the contract.
/// </summary>
public sealed class SearchClients : ICarterModule
{
    private const int MostPeople = 50;
    private const int DefaultPeople = 20;

    /// <summary>One caller's searches at a time: each may look at thousands of people.</summary>
    private const int MostAtOnce = 4;

    private static readonly Statement People = Statement.Of<SearchClients>();

    /// <summary>What is told of a person, as far as the caller sees it.</summary>
    private static readonly string[] Shown =
    [
        "first_name",
        "middle_names",
        "known_as",
        "surname",
        "date_of_birth",
        "address1",
        "town",
        "postcode",
    ];

    private const string Example = """
        [
          {
            "id": 1, "likelihood": 0.9,
            "person": { "first_name": "Sam", "surname": "Taylor", "date_of_birth": "1952-02-29", "postcode": "EX1 2AB" }
          }
        ]
        """;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Casework()
            .MapGet("clients/search/{**clauses}", Handle)
            .WithName("Casework.SearchClients")
            .WithSummary("Search for people (an addition to the contract)")
            .WithMetadata(RecordGroup.Clients, new AtOnce(MostAtOnce))
            .WithMetadata(
                new OpenApiInput(
                    "clauses",
                    "One to three of `/name/a`, `/postcode/a` and `/date_of_birth/a`: words of names or parts of them; how a postcode begins; YYYY, YYYY-MM or YYYY-MM-DD.",
                    JsonSchemaType.String,
                    ParameterLocation.Path
                )
                {
                    Example = "name/tayl sam/postcode/EX",
                },
                new OpenApiInput(
                    "limit",
                    $"People at most, 1 to {MostPeople}; {DefaultPeople} where it is not given.",
                    JsonSchemaType.Integer
                )
                {
                    Minimum = 1,
                }
            )
            .WithExample(response: Example);

    /// <summary>Somebody who may be meant.</summary>
    /// <param name="Id">The number of the person.</param>
    /// <param name="Likelihood">From 0 to 1, which is the same in all that was asked for.</param>
    /// <param name="Person">Names, day of birth and address, as far as the caller sees them.</param>
    public sealed record Response(long Id, double Likelihood, Dictionary<string, JsonElement> Person);

    private static async Task<Results<Ok<IReadOnlyList<Response>>, QueryRefused>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    )
    {
        var catalogue = CaseworkCatalogue.For(RecordGroup.Clients, caller, await own.Of(caller, stop));
        var sought = SoughtPerson.Read(context, catalogue, DefaultPeople, MostPeople, out var refusal);
        if (sought is null)
        {
            return new QueryRefused(refusal!);
        }

        var shown = Shown.Where(name => catalogue.Find(name) is not null).ToArray();
        var people = await database.Many<Response>(People, Args.Of(caller, sought, new { shown }), stop);

        return TypedResults.Ok(people);
    }
}
