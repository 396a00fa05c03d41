using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>
/// Keeps people from a web form, 1 to 50 at once, until somebody imports or rejects them. Nothing is written to people or
/// referrals, and nobody looks whether they are known already.
/// </summary>
public sealed class StagePeople : ICarterModule
{
    private static readonly Statement Keep = Statement.Of<StagePeople>();

    private const string Example = """
        [
          { "org_type_id": 1, "surname": "Smith", "first_name": "Ann", "description": "Needs company", "project": 5 },
          { "org_type_id": 1, "surname": "Smith", "first_name": "Ben" }
        ]
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in StagedFields.Groups)
        {
            foreach (var method in WriteDocument.Methods)
            {
                app.Casework()
                    .MapMethods(group.Name, [method], Handle)
                    .WithName($"Casework.StagePeople.{group}.{method.ToLowerInvariant()}")
                    .TakesIdempotencyKey()
                    .WithSummary("Stage people from a web form")
                    .WithMetadata(group)
                    .WithBody(typeof(StagedBatch), "StagePeople", Schema)
                    .WithExample(
                        Example,
                        """{ "id": 3, "people": [{ "index": 0, "person": 7 }, { "index": 1, "person": 8 }] }"""
                    )
                    .WithMetadata(new AnswerHeader(201, "Location", "Where the batch is."));
            }
        }
    }

    private static async Task<Results<Created<StagedBatch>, Invalid, Missing>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        OwnFieldsCache own,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (SentPath.Read(context, group.Name, null, out var refusal) is null)
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        var fields = await own.Of(caller, stop);
        var catalogue = CaseworkCatalogue.For(RecordGroup.Clients, caller, fields);
        var (people, broken) = await StagedPeople.Read(context.Request, catalogue, fields, stop);
        if (people is null)
        {
            throw new RefusedException(broken!);
        }

        var kept = await database.One<StageOutcome>(
            Keep,
            Args.Of(
                caller,
                new
                {
                    people = people.Json,
                    is_sound = people.IsSound,
                    now = time.GetUtcNow(),
                }
            ),
            stop
        );

        return kept.Outcome == "created"
            ? TypedResults.Created(
                $"{CaseworkArea.Prefix}/{group}/{kept.RecordId}",
                new StagedBatch(kept.RecordId!.Value, kept.Staged!)
            )
            : new Invalid(people.Refused(kept.Problems ?? []));
    }

    /// <summary>One of them, or a list.</summary>
    private static OpenApiSchema Schema()
    {
        var person = WriteDocument.Body(RecordGroup.Clients, WriteMode.Create, StagedFields.Beside);
        foreach (var name in StagedFields.Beside.Others)
        {
            person.Properties![name] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Description =
                    "From the place of another person in this list, counted from 0, to an id of /v2/dictionary/relationship.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String },
            };
        }

        return new()
        {
            AnyOf =
            [
                person,
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = person,
                    MinItems = 1,
                    MaxItems = StagedPeople.Most,
                },
            ],
        };
    }
}
