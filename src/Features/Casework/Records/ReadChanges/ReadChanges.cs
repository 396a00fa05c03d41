using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>
/// Which records were changed since a token was given, and which are not the caller's to see any more; nothing is left out,
/// in whichever order transactions end. What was changed often is named once, what was changed again later again. An
/// addition to the contract.
/// </summary>
public sealed class ReadChanges : ICarterModule
{
    private const int MostRecords = RecordPaging.MostLimit;
    private const int DefaultRecords = RecordPaging.DefaultLimit;
    private const string Now = "now";

    private static readonly Statement Changes = Statement.Of<ReadChanges>();

    /// <summary>Groups whose records are written through the interface, and so audited.</summary>
    private static readonly RecordGroup[] Groups =
    [
        RecordGroup.Clients,
        RecordGroup.Referrals,
        RecordGroup.DoneContacts,
        RecordGroup.DueContacts,
        RecordGroup.CancelledContacts,
        RecordGroup.Schedules,
    ];

    private const string Example = """
        { "changed": [3, 510], "gone": [17], "next": "5c0b8e1f20d94a67_7321_750:753:751__0", "more": false }
        """;

    private static readonly object[] Documented =
    [
        new OpenApiInput(
            "token",
            "The `next` of an answer; or `now`, which answers nothing but a token to begin with.",
            JsonSchemaType.String,
            ParameterLocation.Path
        )
        {
            Example = Now,
        },
        new OpenApiInput(
            "limit",
            $"Records at most, 1 to {MostRecords}; {DefaultRecords} where it is not given.",
            JsonSchemaType.Integer
        )
        {
            Minimum = 1,
        },
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in Groups)
        {
            app.Casework()
                .MapGet($"{group}/changes/since/{{token}}", Handle)
                .WithName($"Casework.ReadChanges.{group}")
                .WithSummary($"List which {group.Words} were changed (an addition to the contract)")
                .WithMetadata(group)
                .WithMetadata(Documented)
                .WithExample(response: Example);
        }
    }

    /// <summary>What has changed.</summary>
    /// <param name="Changed">Records that are there and new or different, by their numbers.</param>
    /// <param name="Gone">Records that the caller could see and cannot see any more, or that are in another group now.</param>
    /// <param name="Next">The token for what comes after this.</param>
    /// <param name="More">Whether there is more already.</param>
    public sealed record Response(IReadOnlyList<long> Changed, IReadOnlyList<long> Gone, string Next, bool More);

    private static async Task<Results<Ok<Response>, QueryRefused, Conflicting>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        if (Read(group, context, out var refusal) is not var (segment, limit))
        {
            return new QueryRefused(refusal!);
        }

        var sight = ChangeToken.SightOf(group, caller);
        var token = segment.Text == Now ? ChangeToken.Begin(sight) : ChangeToken.Parse(segment.Text);
        if (token is null)
        {
            return new QueryRefused(
                new(
                    RefusalKind.Invalid,
                    "bad_value",
                    "This is no token; expected: the 'next' of an answer, or now.",
                    new Problem("bad_value")
                    {
                        Segment = segment.Number,
                        Key = "since",
                        Expected = "the next of an answer, or now",
                    }
                )
            );
        }

        var isContact = group.DictionaryTable == RecordGroup.DoneContacts.DictionaryTable;
        var rows = await database.Many<Row>(
            Changes,
            Args.Of(
                new
                {
                    grp = isContact ? "contacts" : group.Name,
                    status = isContact ? group.Name.Split('_')[0] : null,
                    had = token.Had,
                    until = token.Until,
                    after = token.After,
                    limit = limit + 1L,
                },
                caller
            ),
            stop
        );
        var place = rows[0];
        if (!token.IsOf(sight, place.Server, place.Now))
        {
            return new Conflicting(
                new(
                    RefusalKind.Conflict,
                    "token_expired",
                    "What you may see is not what it was, or the database is another one: begin again with now, and read all anew.",
                    new Problem("token_expired") { Segment = segment.Number, Key = "since" }
                )
            );
        }

        var page = rows.Where(row => row.Id is not null).Take(limit).ToList();
        var hasMore = rows.Count > limit;
        var next = hasMore
            ? token with
            {
                Server = place.Server,
                Until = place.Until,
                After = page[^1].Id!.Value,
            }
            : new(sight, place.Server, place.Until, "", 0);

        return TypedResults.Ok(
            new Response(
                [.. page.Where(row => row.IsVisible is true).Select(row => row.Id!.Value)],
                [.. page.Where(row => row.IsVisible is false).Select(row => row.Id!.Value)],
                next.ToString(),
                hasMore
            )
        );
    }

    /// <summary>As it was sent: routing minds no letter case.</summary>
    private static (PathSegment Token, int Limit)? Read(
        RecordGroup group,
        HttpContext context,
        out CaseworkRefusal? refusal
    )
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (RawPath.Read(target, out refusal) is not { Segments: var segments })
        {
            return null;
        }

        if (segments is not [var head, var changes, var since, var token])
        {
            refusal = NoGroup(segments[0]); // as V2, which routing takes for v2

            return null;
        }

        var query = context.Request.Query;
        var limit = DefaultRecords;
        refusal =
            head.Text != group.Name ? NoGroup(head)
            : changes.Text != "changes"
                ? Refused("unknown_filter", $"{group} has no filter named '{changes.Text}'.", changes)
            : since.Text != "since" ? Refused("unknown_filter", $"{group} has no filter named '{since.Text}'.", since)
            : query.Keys.FirstOrDefault(name => !name.StartsWith('_') && name is not "limit") is { } unknown
                ? OfQuery(
                    "unknown_parameter",
                    $"There is no parameter '{SentBody.Shown(unknown)}'.",
                    SentBody.Shown(unknown)
                )
            : query.TryGetValue("limit", out var sent)
            && !(
                sent is [{ Length: <= 4 } text]
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= MostRecords
            )
                ? OfQuery("bad_value", "The limit is not right.", "limit", $"a number from 1 to {MostRecords}")
            : null;

        return refusal is null ? (token, limit) : null;
    }

    private static CaseworkRefusal NoGroup(PathSegment segment) =>
        Refused("unknown_group", "There is no group of this name.", segment, RefusalKind.NotFound);

    private static CaseworkRefusal OfQuery(string code, string words, string key, string? expected = null) =>
        new(RefusalKind.Invalid, code, words, new Problem(code) { Key = key, Expected = expected });

    private static CaseworkRefusal Refused(
        string code,
        string words,
        PathSegment segment,
        RefusalKind kind = RefusalKind.Invalid
    ) => new(kind, code, words, new Problem(code) { Segment = segment.Number, Key = segment.Text });

    private sealed record Row
    {
        public string Server { get; init; } = "";

        public string Now { get; init; } = "";

        public string Until { get; init; } = "";

        public long? Id { get; init; }

        public bool? IsVisible { get; init; }
    }
}
