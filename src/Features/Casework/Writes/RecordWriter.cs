namespace Platform.Features.Casework;

/// <summary>From a path and a body to a record that is written, or to all that keeps it from being so.</summary>
/// <remarks>The slice says which statement writes.</remarks>
public sealed class RecordWriter(OwnFieldsCache own, ExtensionReader extensions, TimeProvider time)
{
    private const int LongestExternalId = 100;

    /// <summary>A new record.</summary>
    /// <param name="write">Its statement.</param>
    /// <param name="group">What it is.</param>
    /// <param name="context">Of the request.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="more">Parameters of the statement's own, by what the caller may use.</param>
    public async Task<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>> Create(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Func<CaseworkCatalogue, object>? more = null
    ) =>
        SentPath.Read(context, group.Name, null, out var refusal) is null
            ? Refused<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>>(refusal!, OfCreation)
            : await Write(
                write,
                new(group, WriteMode.Create, new NamedValues()) { More = more },
                context,
                caller,
                OfCreation
            );

    /// <summary>A new record below a referral.</summary>
    public async Task<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>> CreateBelow(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller
    ) =>
        SentPath.Read(context, group.Name, "referral", out var refusal) is { } path
        && path.Id(out refusal) is { } referral
            ? await Write(
                write,
                new(group, WriteMode.Create, new NamedValues { ["referral_id"] = referral }) { IsBelow = true },
                context,
                caller,
                OfCreation
            )
            : Refused<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>>(refusal!, OfCreation);

    /// <summary>The person whom the caller's system calls so.</summary>
    public async Task<Results<Created<WrittenRecord>, Ok<WrittenRecord>, Invalid, Missing, Conflicting>> Upsert(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        HttpContext context,
        CaseworkCaller caller
    ) =>
        SentPath.Read(context, RecordGroup.Clients.Name, "external_id", out var refusal) is { } path
        && path.Literal(LongestExternalId, out refusal) is { } externalId
            ? await Write(
                write,
                new(RecordGroup.Clients, WriteMode.Upsert, new NamedValues { ["external_id"] = externalId })
                {
                    ExternalId = externalId,
                },
                context,
                caller,
                OfUpsert
            )
            : Refused<Results<Created<WrittenRecord>, Ok<WrittenRecord>, Invalid, Missing, Conflicting>>(
                refusal!,
                OfUpsert
            );

    /// <summary>A new record of an extension database.</summary>
    public async Task<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>> CreateExtension(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        HttpContext context,
        CaseworkCaller caller
    )
    {
        var (asked, refusal) = await extensions.Find(context, caller, context.RequestAborted);

        return asked is not null && SentPath.Read(context, RecordGroup.Extensions, null, out refusal) is not null
            ? await Write(
                write,
                new(asked.Catalogue.Group, WriteMode.Create, new NamedValues { ["ext_db_id"] = asked.Database.Id })
                {
                    Database = asked.Database,
                },
                context,
                caller,
                OfCreation
            )
            : Refused<Results<Created<WrittenRecord>, Invalid, Missing, Conflicting>>(refusal!, OfCreation);
    }

    /// <summary>A record of an extension database that is there.</summary>
    public async Task<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>> UpdateExtension(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        HttpContext context,
        CaseworkCaller caller
    )
    {
        var (asked, refusal) = await extensions.Find(context, caller, context.RequestAborted);

        return
            asked is not null
            && SentPath.Read(context, RecordGroup.Extensions, "id", out refusal, depth: 2) is { } path
            && path.Id(out refusal) is { } id
            ? await Write(
                write,
                new(
                    asked.Catalogue.Group,
                    WriteMode.Update,
                    new NamedValues { ["ext_db_id"] = asked.Database.Id, ["id"] = id }
                )
                {
                    Database = asked.Database,
                },
                context,
                caller,
                OfUpdate
            )
            : Refused<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>>(refusal!, OfUpdate);
    }

    /// <summary>A record that is there.</summary>
    public async Task<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>> Update(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller
    ) =>
        SentPath.Read(context, group.Name, "id", out var refusal) is { } path && path.Id(out refusal) is { } id
            ? await Write(
                write,
                new(group, WriteMode.Update, new NamedValues { ["id"] = id }),
                context,
                caller,
                OfUpdate
            )
            : Refused<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>>(refusal!, OfUpdate);

    private async Task<TResult> Write<TResult>(
        Func<Args, CancellationToken, Task<WriteOutcome>> write,
        Asked asked,
        HttpContext context,
        CaseworkCaller caller,
        Func<Answer, TResult> answer
    )
    {
        var stop = context.RequestAborted;
        var body = await SentBody.Read(context.Request, stop);
        if (body.Refusal is { } broken && asked is { Mode: WriteMode.Create, IsBelow: false })
        {
            throw new RefusedException(broken);
        }

        var fields = await own.Of(caller, stop);
        var catalogue = asked.Database is { } database
            ? CaseworkCatalogue.For(database, caller, fields)
            : CaseworkCatalogue.For(asked.Group, caller, fields);
        var sent = SentRecord.Bind(body, catalogue, fields, asked.Mode);
        if (asked.ExternalId is { } externalId)
        {
            sent.BelongsTo(externalId);
        }

        var more = asked.More?.Invoke(catalogue) ?? new { };
        var written = await write(Args.Of(asked.Values, caller, sent, more, new { now = time.GetUtcNow() }), stop);
        switch (written.Outcome)
        {
            case "created":
                var id = written.RecordId!.Value;
                var group = asked.Database is { } of
                    ? $"{RecordGroup.Extensions}/{Uri.EscapeDataString(of.ApiName)}"
                    : asked.Group.Name;
                var place = $"{CaseworkArea.Prefix}/{group}/{id}";

                return answer(new(TypedResults.Created(place, new WrittenRecord(id)), null, null));
            case "written":
                return answer(new(null, TypedResults.Ok(new WrittenRecord(written.RecordId!.Value)), null));
            case "missing":
                return answer(new(null, null, new Missing().Refusal));
            case "refused" when body.Refusal is { } unreadable:
                throw new RefusedException(unreadable);
            case "refused":
                return answer(new(null, null, sent.Refusal(written.Problems ?? [])));
            default:
                return answer(new(null, null, Conflict(written.Outcome)));
        }
    }

    private static CaseworkRefusal Conflict(string code) =>
        new(
            RefusalKind.Conflict,
            code,
            code switch
            {
                "external_id_taken" => "Another person has this external_id.",
                "contact_already_done" => "The contact is done; it is changed under done_contacts.",
                "contact_cancelled" => "The contact is cancelled; plan another one.",
                _ => "A visit in this status cannot get that one.",
            },
            new Problem(code)
            {
                Field = code switch
                {
                    "external_id_taken" => "external_id",
                    "bad_transition" => "status",
                    _ => null,
                },
            }
        );

    private static TResult Refused<TResult>(CaseworkRefusal refusal, Func<Answer, TResult> answer) =>
        answer(new(null, null, refusal));

    private static Results<Created<WrittenRecord>, Invalid, Missing, Conflicting> OfCreation(Answer answer) =>
        answer switch
        {
            { Created: { } created } => created,
            { Refusal.Kind: RefusalKind.NotFound } => new Missing(answer.Refusal),
            { Refusal.Kind: RefusalKind.Conflict } => new Conflicting(answer.Refusal),
            _ => new Invalid(answer.Refusal!),
        };

    private static Results<Created<WrittenRecord>, Ok<WrittenRecord>, Invalid, Missing, Conflicting> OfUpsert(
        Answer answer
    ) =>
        answer switch
        {
            { Created: { } created } => created,
            { Ok: { } ok } => ok,
            { Refusal.Kind: RefusalKind.NotFound } => new Missing(answer.Refusal),
            { Refusal.Kind: RefusalKind.Conflict } => new Conflicting(answer.Refusal),
            _ => new Invalid(answer.Refusal!),
        };

    private static Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting> OfUpdate(Answer answer) =>
        answer switch
        {
            { Ok: { } ok } => ok,
            { Refusal.Kind: RefusalKind.NotFound } => new Missing(answer.Refusal),
            { Refusal.Kind: RefusalKind.Conflict } => new Conflicting(answer.Refusal),
            _ => new Invalid(answer.Refusal!),
        };

    /// <summary>What a path asks.</summary>
    private sealed record Asked(RecordGroup Group, WriteMode Mode, NamedValues Values)
    {
        /// <summary>The path names a record, told of before the body is.</summary>
        public bool IsBelow { get; init; }

        public string? ExternalId { get; init; }

        public Func<CaseworkCatalogue, object>? More { get; init; }

        /// <summary>Whose record it is; null: a record of the group itself.</summary>
        public OwnDatabase? Database { get; init; }
    }

    /// <summary>One of these.</summary>
    private sealed record Answer(Created<WrittenRecord>? Created, Ok<WrittenRecord>? Ok, CaseworkRefusal? Refusal);
}
