using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Casework;

/// <summary>From a path below an extension database to the records or counts that it asks for.</summary>
/// <param name="database">For records.</param>
/// <param name="reports">For reports, which take longer and are planned with their values.</param>
/// <param name="own">What organisations added.</param>
/// <param name="time">The clock.</param>
public sealed class ExtensionReader(
    Database database,
    [FromKeyedServices(DatabaseSetup.Exports)] Database reports,
    OwnFieldsCache own,
    TimeProvider time
)
{
    private static readonly Dictionary<string, (Statement Records, Statement Counts)> Statements = new(
        StringComparer.Ordinal
    )
    {
        ["client"] = (Named("ExtensionRecords.Clients"), Named("ExtensionCounts.Clients")),
        ["referral"] = (Named("ExtensionRecords.Referrals"), Named("ExtensionCounts.Referrals")),
    };

    /// <summary>The root and the database's name.</summary>
    private const int HeadLength = 2;

    /// <summary>Nothing is read yet: the answer does that.</summary>
    public async Task<Results<RecordAnswer, QueryRefused>> Read(
        HttpContext context,
        CaseworkCaller caller,
        CancellationToken stop
    )
    {
        var (asked, refusal) = await Find(context, caller, stop);
        if (asked is null)
        {
            return new QueryRefused(refusal!);
        }

        if (
            RecordPath.Read(TargetOf(context), HeadLength, out refusal) is not { } path
            || RecordQuery.Bind(path, context.Request.Query, asked.Catalogue, caller, out refusal) is not { } query
        )
        {
            return new QueryRefused(refusal!);
        }

        query.Values["ext_db_id"] = asked.Database.Id;
        var (records, counts) = Statements[asked.Database.Parent];

        return new RecordAnswer(query.IsReport ? reports : database, query, records, counts, caller, time.GetUtcNow());
    }

    /// <summary>What a caller may do with the fields; nothing but the word may stand in the path and query.</summary>
    public async Task<(CaseworkCatalogue? Catalogue, QueryRefused? Refused)> Metadata(
        HttpContext context,
        CaseworkCaller caller,
        CancellationToken stop
    )
    {
        var (asked, refusal) = await Find(context, caller, stop);
        refusal ??= context.Request.Query.Keys.FirstOrDefault(name => !name.StartsWith('_')) is { } unknown
            ? new(
                RefusalKind.Invalid,
                "unknown_parameter",
                $"There is no parameter '{unknown}'.",
                new Problem("unknown_parameter") { Key = unknown }
            )
            : null;

        return refusal is null ? (asked!.Catalogue, null) : (null, new QueryRefused(refusal));
    }

    /// <summary>The database of the path, if there is one for the caller; the same 404 for all others.</summary>
    internal async Task<(AskedExtension? Asked, CaseworkRefusal? Refusal)> Find(
        HttpContext context,
        CaseworkCaller caller,
        CancellationToken stop
    )
    {
        if (RawPath.Read(TargetOf(context), out var refusal) is not { Segments: var segments })
        {
            return (null, refusal);
        }

        if (segments[0].Text != RecordGroup.Extensions)
        {
            return (null, Unknown("unknown_group", "There is no group of this name.", segments[0]));
        }

        var known = await own.Of(caller, stop);

        return known.DatabaseOf(caller, segments[1].Text) is { } found
            ? (new(found, CaseworkCatalogue.For(found, caller, known), known.FieldsOf(found).ToList()), null)
            : (
                null,
                Unknown("unknown_extension_database", "There is no extension database of this name.", segments[1])
            );
    }

    private static CaseworkRefusal Unknown(string code, string words, PathSegment segment) =>
        new(RefusalKind.NotFound, code, words, new Problem(code) { Segment = segment.Number, Key = segment.Text });

    private static string TargetOf(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static Statement Named(string name) => Statement.Named($"Casework/{name}");
}

/// <summary>An extension database as one caller knows it.</summary>
/// <param name="Database">Which one.</param>
/// <param name="Catalogue">What may be done with its fields.</param>
/// <param name="Own">The definitions of those that the organisation added.</param>
internal sealed record AskedExtension(OwnDatabase Database, CaseworkCatalogue Catalogue, IReadOnlyList<OwnField> Own);
