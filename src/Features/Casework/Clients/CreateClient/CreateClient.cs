namespace Platform.Features.Casework;

/// <summary>
/// Makes a person, of whatever type. Who may be the same person already is told in a header, which is an addition to the
/// contract: nobody is kept from being made.
/// </summary>
public sealed class CreateClient : ICarterModule
{
    private const string Hint = "Possible-Duplicates";

    private static readonly Statement Write = Statement.Of<CreateClient>();

    private const string Example = """
        { "surname": "Taylor", "first_name": "Sam", "date_of_birth": "1952-02-29" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("clients", [method], Handle)
                .DocumentsWriting(
                    $"Casework.CreateClient.{method.ToLowerInvariant()}",
                    "Create a person",
                    RecordGroup.Clients,
                    WriteMode.Create,
                    Example
                )
                .WithMetadata(
                    new AnswerHeader(
                        201,
                        Hint,
                        "Who is likely the same person, the likeliest first: `17;likelihood=0.95, 23;likelihood=0.8`. An addition to the contract.",
                        IsAlwaysSent: false
                    )
                );
        }
    }

    private static async Task<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        RecordWriter writer,
        Database database
    )
    {
        var alike = default(string);
        var answer = await writer.Create(
            async (args, stop) =>
            {
                var made = await database.One<Made>(Write, args, stop);
                alike = made.Alike;

                return new WriteOutcome
                {
                    Outcome = made.Outcome,
                    RecordId = made.RecordId,
                    Problems = made.Problems,
                };
            },
            RecordGroup.Clients,
            context,
            caller,
            catalogue => new
            {
                name_fields = ComparedNames.Of(catalogue),
                sees_surname = catalogue.Find("surname") is not null,
                sees_birth = catalogue.Find("date_of_birth") is not null,
                sees_postcode = catalogue.Find("postcode") is not null,
            }
        );
        if (alike is not null)
        {
            context.Response.Headers[Hint] = alike;
        }

        return answer;
    }

    /// <summary>What was made of the body, and who is likely the same person, as the header has them.</summary>
    private sealed record Made
    {
        public string Outcome { get; init; } = "";

        public long? RecordId { get; init; }

        public string[]? Problems { get; init; }

        public string? Alike { get; init; }
    }
}
