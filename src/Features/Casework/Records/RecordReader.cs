using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>From a path as it was sent to the records or counts that it asks for.</summary>
/// <param name="database">For records.</param>
/// <param name="reports">For reports, which take longer and are planned with their values.</param>
/// <param name="own">What organisations added.</param>
/// <param name="time">The clock.</param>
public sealed class RecordReader(
    Database database,
    [FromKeyedServices(DatabaseSetup.Exports)] Database reports,
    OwnFieldsCache own,
    TimeProvider time
)
{
    private static readonly Dictionary<RecordGroup, (Statement Records, Statement Counts)> Statements = RecordGroup
        .All.Concat(StagedFields.Groups)
        .ToDictionary(group => group, group => (Named("Records", group), Named("Counts", group)));

    /// <summary>The statement of a group: <c>Casework/Records.DoneContacts</c>.</summary>
    public static Statement Named(string kind, RecordGroup group) =>
        Statement.Named(
            StagedFields.Groups.Contains(group)
                ? $"Casework/{kind}.StagedPeople"
                : $"Casework/{kind}.{string.Concat(group.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}"
        );

    /// <summary>Nothing is read yet: the answer does that.</summary>
    public async Task<Results<RecordAnswer, QueryRefused>> Read(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        CancellationToken stop
    )
    {
        if (!MayRead(group, caller))
        {
            return new QueryRefused(StagedFields.AdminOnly);
        }

        if (PathOf(group, context, out var refusal) is not { } path)
        {
            return new QueryRefused(refusal!);
        }

        var catalogue = CaseworkCatalogue.For(group, caller, await own.Of(caller, stop));
        var query = RecordQuery.Bind(path, context.Request.Query, catalogue, caller, out refusal);
        if (query is null)
        {
            return new QueryRefused(refusal!);
        }

        return new RecordAnswer(
            query.IsReport ? reports : database,
            query,
            Statements[group].Records,
            Statements[group].Counts,
            caller,
            time.GetUtcNow()
        );
    }

    /// <summary>What a caller may do with the fields of a group; nothing but the word may stand in the path and query.</summary>
    public async Task<(CaseworkCatalogue? Catalogue, QueryRefused? Refused)> Metadata(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        CancellationToken stop
    )
    {
        if (!MayRead(group, caller))
        {
            return (null, new QueryRefused(StagedFields.AdminOnly));
        }

        if (PathOf(group, context, out var refusal) is null)
        {
            return (null, new QueryRefused(refusal!));
        }

        var unknown = context.Request.Query.Keys.Where(name => !name.StartsWith('_')).ToList();

        return unknown.Count > 0
            ? (
                null,
                new QueryRefused(
                    new(
                        RefusalKind.Invalid,
                        "unknown_parameter",
                        $"There is no parameter '{unknown[0]}'.",
                        [.. unknown.Select(name => new Problem("unknown_parameter") { Key = name })]
                    )
                )
            )
            : (CaseworkCatalogue.For(group, caller, await own.Of(caller, stop)), null);
    }

    private static bool MayRead(RecordGroup group, CaseworkCaller caller) =>
        caller.ReferralAdmin || !StagedFields.Groups.Contains(group);

    /// <summary>Routing minds no letter case; the contract does.</summary>
    private static RecordPath? PathOf(RecordGroup group, HttpContext context, out CaseworkRefusal? refusal)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var head = RawPath.Read(target, out var broken)?.Segments;
        if (head is [var named, ..] && named.Text != group.Name)
        {
            refusal = new(
                RefusalKind.NotFound,
                "unknown_group",
                "There is no group of this name.",
                new Problem("unknown_group") { Segment = named.Number, Key = named.Text }
            );

            return null;
        }

        refusal = broken;

        return broken is null ? RecordPath.Read(target, 1, out refusal) : null;
    }
}
