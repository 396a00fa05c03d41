using System.Collections.Concurrent;

namespace Platform.Features.Casework;

/// <summary>The fields that an organisation added and shows to other systems, and the catalogues made with them.</summary>
public sealed class OwnFields(IReadOnlyList<OwnField> fields, IReadOnlyList<OwnDatabase> databases)
{
    private readonly ConcurrentDictionary<string, CaseworkCatalogue> _catalogues = new(StringComparer.Ordinal);

    public IReadOnlyList<OwnField> All { get; } = fields;

    /// <summary>Those whose databases the caller's group of users may see.</summary>
    public IEnumerable<OwnField> VisibleTo(CaseworkCaller caller) =>
        All.Where(field => field.GroupIds.Length == 0 || field.GroupIds.Contains(caller.GroupId));

    /// <summary>
    /// Those that are fields of the group's records: its own single ones, and with <c>client_</c> before their names those
    /// of the people behind its records.
    /// </summary>
    public IEnumerable<CatalogueField> SingleOf(RecordGroup group, CaseworkCaller caller)
    {
        var single = VisibleTo(caller).Where(field => field.Cardinality == "single");
        var own = single
            .Where(field => field.Parent == group.ExtensionParent)
            .Select(field => ExtensionFields.Of(field, group.ExtensionParent!));
        var join = group.Fields.FirstOrDefault(field => field.Name == "client_surname")?.Joins[0];

        return join is null
            ? own
            : own.Concat(
                ClientFields.Of(
                    join,
                    single.Where(field => field.Parent == "client").Select(field => ExtensionFields.Of(field, "client"))
                )
            );
    }

    /// <summary>Those of records of a database, which is the caller's to see.</summary>
    public IEnumerable<OwnField> FieldsOf(OwnDatabase database) => All.Where(field => field.ExtDbId == database.Id);

    /// <summary>The databases with records of their own that the caller's group of users may see.</summary>
    public IEnumerable<OwnDatabase> DatabasesOf(CaseworkCaller caller) =>
        databases.Where(database => database.GroupIds.Length == 0 || database.GroupIds.Contains(caller.GroupId));

    /// <summary>The one that a path calls so: by its name and number, or by the other name that it was given.</summary>
    public OwnDatabase? DatabaseOf(CaseworkCaller caller, string name) =>
        DatabasesOf(caller).FirstOrDefault(database => database.ApiName == name)
        ?? DatabasesOf(caller).FirstOrDefault(database => database.ApiNameOverride == name);

    /// <summary>The one of this name for callers who see the same.</summary>
    internal CaseworkCatalogue CatalogueOf(string name, CaseworkCaller caller, Func<CaseworkCatalogue> make) =>
        _catalogues.GetOrAdd(
            $"{name} {caller.GroupId} {caller.BranchSystem} {string.Join(' ', caller.Hidden)}",
            _ => make()
        );
}

/// <summary>
/// What organisations added, for a while; read anew on every node at once, through LISTEN/NOTIFY, when a definition changes.
/// </summary>
public sealed class OwnFieldsCache(Database database, TimeProvider time)
{
    private static readonly Statement FindOwnFields = Statement.Named("Casework/FindOwnFields");
    private static readonly Statement FindOwnDatabases = Statement.Named("Casework/FindOwnDatabases");

    private readonly CallerCache<OwnFields> _known = new(time);

    public async ValueTask<OwnFields> Of(CaseworkCaller caller, CancellationToken stop)
    {
        var key = caller.OrgId.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return _known.Find(key)
            ?? (
                await _known.LookUp(
                    key,
                    async () =>
                    {
                        var of = new { org_id = caller.OrgId };
                        var fields = await database.Many<OwnField>(FindOwnFields, of, stop);
                        var databases = await database.Many<OwnDatabase>(FindOwnDatabases, of, stop);

                        return (new OwnFields(fields, databases), null);
                    }
                )
            )!;
    }

    /// <summary>Drops all: who added a field is seldom told apart from who asked for one.</summary>
    public void ForgetAll() => _known.ForgetAll();
}
