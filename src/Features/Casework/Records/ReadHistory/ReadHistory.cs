using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>
/// What was done to a record, by whom, through which software and when, with the values before and after; the oldest first.
/// Fields that are hidden from the user are left out, and changes of nothing else are too. An addition to the contract.
/// </summary>
public sealed class ReadHistory : ICarterModule
{
    /// <summary>Changes in an answer: each may hold long texts twice.</summary>
    private const int MostChanges = 100;

    private static readonly Statement Changes = Statement.Of<ReadHistory>();
    private static readonly Statement Seen = Statement.Of<ReadHistory>(nameof(Seen));

    /// <summary>Groups whose records are audited.</summary>
    private static readonly RecordGroup[] Groups =
    [
        RecordGroup.Clients,
        RecordGroup.Referrals,
        RecordGroup.DoneContacts,
        RecordGroup.DueContacts,
        RecordGroup.CancelledContacts,
        RecordGroup.Schedules,
        RecordGroup.AnyExtension,
    ];

    private const string Example = """
        [
          {
            "id": 71, "at": "2018-11-20T09:00:00.000Z", "action": "update", "user": 1, "source": 1,
            "changes": { "surname": ["Tailor", "Taylor"] }
          }
        ]
        """;

    private static readonly object[] Documented =
    [
        new OpenApiInput("limit", $"Changes at most, 1 to {MostChanges}, which is the default.", JsonSchemaType.Integer)
        {
            Minimum = 1,
        },
        new OpenApiInput("after", "Only changes with a greater id.", JsonSchemaType.Integer) { Minimum = 0 },
        new AnswerHeader(200, "Link", "The next part.", IsAlwaysSent: false),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in Groups)
        {
            var casework = app.Casework();
            var root = group == RecordGroup.AnyExtension ? $"{group}/{{database}}" : $"{group}";
            foreach (
                var (path, name) in new[]
                {
                    ($"{root}/id/{{id}}/history", $"{group}.id"),
                    ($"{root}/{{id:digits}}/history", $"{group}"),
                }
            )
            {
                var route = casework.MapGet(path, Handle);
                (group == RecordGroup.AnyExtension ? route.OfExtension() : route.WithMetadata(RecordDocument.Id))
                    .WithName($"Casework.ReadHistory.{name}")
                    .WithSummary($"List what was done to a {group.One} (an addition to the contract)")
                    .WithMetadata(group)
                    .WithMetadata(Documented)
                    .WithExample(response: Example);
            }
        }
    }

    /// <summary>A change.</summary>
    /// <param name="Id">Its number; later changes have greater ones.</param>
    /// <param name="At">When.</param>
    /// <param name="Action"><c>create</c>, <c>update</c>, <c>complete</c>, <c>cancel</c>, or <c>consequence</c> of writing another record.</param>
    /// <param name="User">Who.</param>
    /// <param name="Source">Through which software.</param>
    /// <param name="Changes">By field: before and after.</param>
    public sealed record Response(
        long Id,
        DateTime At,
        string Action,
        long User,
        long Source,
        Dictionary<string, JsonElement[]> Changes
    );

    private static async Task<Results<Ok<List<Response>>, QueryRefused>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        ExtensionReader extensions,
        CancellationToken stop
    )
    {
        var (extension, refusal) =
            group == RecordGroup.AnyExtension ? await extensions.Find(context, caller, stop) : (null, null);
        if (refusal is not null || HistoryPath.Read(group, context, MostChanges, out refusal) is not { } path)
        {
            return new QueryRefused(refusal!);
        }

        var catalogue = extension?.Catalogue ?? CaseworkCatalogue.For(group, caller, await own.Of(caller, stop));
        var fields = catalogue
            .Fields.Where(field => field.Has(FieldUse.Select))
            .Select(field => (Key: field.ExtensionId is { } id ? $"x{id}" : field.Name, field.Name))
            .Append((Key: "status", Name: "status")) // of contacts no field, and hidden from nobody
            .Distinct()
            .ToList();
        var args = Args.Of(
            new
            {
                grp = AuditedAs(group),
                status = StatusOf(group),
                ext_db_id = extension?.Database.Id,
                id = path.Id,
                after = path.After,
                limit = path.Limit + 1,
                keys = fields.Select(field => field.Key).ToArray(),
                names = fields.Select(field => field.Name).ToArray(),
            },
            caller
        );
        var changes = await database.Many<Response>(Changes, args, stop);
        if (changes.Count == 0 && !await database.One<bool>(Seen, args, stop))
        {
            return new QueryRefused(new Missing().Refusal);
        }

        if (changes.Count > path.Limit)
        {
            var next = RecordPaging.Link(path.Target, ("after", changes[path.Limit - 1].Id));
            PageLinks.Set(context.Response, $"<{next}>; rel=\"next\"");
        }

        return TypedResults.Ok(changes.Take(path.Limit).ToList());
    }

    /// <summary>A contact keeps its history when it is done or cancelled.</summary>
    private static string AuditedAs(RecordGroup group) => StatusOf(group) is null ? group.Name : "contacts";

    private static string? StatusOf(RecordGroup group) =>
        group.DictionaryTable == RecordGroup.DoneContacts.DictionaryTable ? group.Name.Split('_')[0] : null;
}

/// <summary>Whose history a path means, and which part of it.</summary>
internal sealed record HistoryPath(string Target, long Id, long After, int Limit)
{
    private const int MostDigits = 18;

    /// <summary>As it was sent: routing minds no letter case.</summary>
    public static HistoryPath? Read(RecordGroup group, HttpContext context, int most, out CaseworkRefusal? refusal)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (RawPath.Read(target, out refusal) is not { Segments: var segments })
        {
            return null;
        }

        var (head, id) = (segments[0], segments[^2]);
        var headLength = group == RecordGroup.AnyExtension ? 2 : 1; // with the database's name
        if (head.Text != group.Name)
        {
            refusal = Refused(RefusalKind.NotFound, "unknown_group", "There is no group of this name.", head);
        }
        else if (
            segments.Skip(headLength).FirstOrDefault(one => one != id && one.Text is not ("id" or "history")) is
            { Raw: not null } strange
        )
        {
            refusal = Refused(
                RefusalKind.Invalid,
                "unknown_filter",
                $"'{strange.Text}' has no place in this path.",
                strange
            );
        }
        else if (!IsNumber(id.Text))
        {
            refusal = Refused(RefusalKind.Invalid, "bad_value", "A number is expected here.", id, "integer");
        }

        var query = context.Request.Query;
        refusal ??= query.Keys.FirstOrDefault(name => !name.StartsWith('_') && name is not ("limit" or "after"))
            is { } unknown
            ? OfQuery(
                "unknown_parameter",
                $"There is no parameter '{SentBody.Shown(unknown)}'.",
                SentBody.Shown(unknown)
            )
            : null;
        var (limit, after) = (Number(query, "limit", most), Number(query, "after", 0));
        refusal ??=
            limit is null || limit < 1 || limit > most
                ? OfQuery("bad_value", "The limit is not right.", "limit", $"a number from 1 to {most}")
            : after is null ? OfQuery("bad_value", "The place is not right.", "after", "a number from 0")
            : null;

        return refusal is null
            ? new(target, long.Parse(id.Text, CultureInfo.InvariantCulture), after!.Value, (int)limit!.Value)
            : null;
    }

    /// <summary>Null: it is none.</summary>
    private static long? Number(IQueryCollection query, string name, long otherwise) =>
        !query.TryGetValue(name, out var sent) ? otherwise
        : sent is [{ } text] && IsNumber(text) ? long.Parse(text, CultureInfo.InvariantCulture)
        : null;

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= MostDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static CaseworkRefusal OfQuery(string code, string words, string key, string? expected = null) =>
        new(RefusalKind.Invalid, code, words, new Problem(code) { Key = key, Expected = expected });

    private static CaseworkRefusal Refused(
        RefusalKind kind,
        string code,
        string words,
        PathSegment segment,
        string? expected = null
    ) =>
        new(
            kind,
            code,
            words,
            new Problem(code)
            {
                Segment = segment.Number,
                Key = segment.Text,
                Expected = expected,
            }
        );
}
