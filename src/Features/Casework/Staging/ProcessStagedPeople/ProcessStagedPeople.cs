using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Features.Casework;

/// <summary>
/// Imports people from a web form or rejects them, once. Who is not linked to a person that is there is made, with
/// relationships, and a referral for each who has a description: all of it or nothing.
/// </summary>
public sealed class ProcessStagedPeople : ICarterModule
{
    private static readonly Statement Process = Statement.Of<ProcessStagedPeople>();

    private static readonly BodyFields Beside = new([], BodyFields.Names("people"), BodyFields.Names());

    private const string Example = """{ "action": "import", "people": [{ "index": 0, "client": 1 }], "project": 5 }""";

    private const string Answer = """
        { "id": 3, "status": "imported", "people": [{ "index": 0, "client": 1, "referral": 512 }] }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in StagedFields.Groups)
        {
            foreach (var method in WriteDocument.Methods)
            {
                foreach (var (name, path) in new[] { ("id.", $"{group}/id/{{id}}"), ("", $"{group}/{{id:digits}}") })
                {
                    app.Casework()
                        .MapMethods(path, [method], Handle)
                        .WithName($"Casework.ProcessStagedPeople.{group}.{name}{method.ToLowerInvariant()}")
                        .WithSummary("Import or reject people from a web form")
                        .WithMetadata(group, RecordDocument.Id)
                        .WithBody(typeof(ProcessedBatch), "ProcessStagedPeople", WriteDocument.Processing)
                        .WithExample(Example, Answer);
                }
            }
        }
    }

    private static async Task<Results<Ok<ProcessedBatch>, Invalid, Denied, Missing, Conflicting>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        OwnFieldsCache own,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!caller.ReferralAdmin)
        {
            return new Denied(StagedFields.AdminOnly);
        }

        if (
            SentPath.Read(context, group.Name, "id", out var refusal) is not { } path
            || path.Id(out refusal) is not { } id
        )
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        var body = await SentBody.Read(context.Request, stop);
        var sent = SentRecord.Bind(
            body,
            CaseworkCatalogue.Of(StagedFields.Processing),
            await own.Of(caller, stop),
            WriteMode.Create,
            Beside
        );
        Link(sent, body);
        var done = await database.One<ProcessOutcome>(
            Process,
            Args.Of(new { id, now = time.GetUtcNow() }, caller, sent),
            stop
        );

        return done.Outcome switch
        {
            "written" => TypedResults.Ok(new ProcessedBatch(id, done.Status!, done.People!)),
            "missing" => new Missing(),
            "refused" => body.Refusal is { } broken
                ? throw new RefusedException(broken)
                : new Invalid(sent.Refusal(done.Problems ?? [])),
            var code => new Conflicting(
                new(
                    RefusalKind.Conflict,
                    code,
                    code == "already_processed"
                        ? "The batch is imported or rejected already."
                        : "Somebody has the external_id of one of them.",
                    new Problem(code)
                )
            ),
        };
    }

    /// <summary>Entries of the batch that are people who are there.</summary>
    private static void Link(SentRecord sent, SentBody body)
    {
        var given = body.Fields.FirstOrDefault(field => field.Key == "people").Value;
        if (given is { Text: null or "", Json.ValueKind: JsonValueKind.Undefined or JsonValueKind.Null })
        {
            return;
        }

        var links = new JsonArray();
        foreach (
            var one in given.Json.ValueKind is JsonValueKind.Array
                ? [.. given.Json.EnumerateArray()]
                : new JsonElement[1]
        )
        {
            if (
                one.ValueKind is JsonValueKind.Object
                && Number(one, "index") is { } index
                && Number(one, "client") is { } client
                && links.All(known => (long)known!["index"]! != index)
            )
            {
                links.Add(new JsonObject { ["index"] = index, ["client"] = client });
            }
            else
            {
                sent.Refuse(
                    new Problem("bad_value")
                    {
                        Field = "people",
                        Expected = "a list of {\"index\": place in the batch, \"client\": id}, each place once",
                    }
                );
            }
        }

        sent.Keep("people", links);
    }

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && (value.ValueKind is JsonValueKind.Number ? value.GetRawText() : SentBody.TextOf(value))
            is { Length: <= 18 } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
