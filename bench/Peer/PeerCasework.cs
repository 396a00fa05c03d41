using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

[Table("org", Schema = "casework")]
internal sealed class Org
{
    public long Id { get; set; }
    public required byte[] KeyHash { get; set; }
    public bool ApiEnabled { get; set; }
    public required string TimeZone { get; set; }
    public bool BranchSystem { get; set; }
    public int MinCell { get; set; }
}

[Table("source", Schema = "casework")]
internal sealed class Source
{
    public long Id { get; set; }
    public required byte[] KeyHash { get; set; }
    public bool Active { get; set; }
}

[Table("org_source", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(SourceId))]
internal sealed class OrgSource
{
    public long OrgId { get; set; }
    public long SourceId { get; set; }
    public bool AllProjects { get; set; }
}

[Table("user_group", Schema = "casework")]
internal sealed class CaseworkGroup
{
    public long Id { get; set; }
    public bool CanReport { get; set; }
}

[Table("app_user", Schema = "casework")]
internal sealed class CaseworkUser
{
    public long Id { get; set; }
    public long OrgId { get; set; }
    public long GroupId { get; set; }
    public bool Active { get; set; }
    public bool AllProjects { get; set; }
    public bool AllBranches { get; set; }
    public bool AllTypes { get; set; }
    public CaseworkGroup Group { get; set; } = null!;
}

[Table("user_key", Schema = "casework")]
[PrimaryKey(nameof(KeyHash))]
internal sealed class UserKey
{
    public required byte[] KeyHash { get; set; }
    public long OrgId { get; set; }
    public long UserId { get; set; }
    public long SourceId { get; set; }
    public DateTime? Revoked { get; set; }
}

[Table("project", Schema = "casework")]
internal sealed class Project
{
    public long Id { get; set; }
    public long OrgId { get; set; }
}

[Table("user_project", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(UserId), nameof(ProjectId))]
internal sealed class UserProject
{
    public long OrgId { get; set; }
    public long UserId { get; set; }
    public long ProjectId { get; set; }
}

[Table("org_source_project", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(SourceId), nameof(ProjectId))]
internal sealed class OrgSourceProject
{
    public long OrgId { get; set; }
    public long SourceId { get; set; }
    public long ProjectId { get; set; }
}

[Table("user_branch", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(UserId), nameof(BranchId))]
internal sealed class UserBranch
{
    public long OrgId { get; set; }
    public long UserId { get; set; }
    public long BranchId { get; set; }
}

[Table("user_client_type", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(UserId), nameof(TypeId))]
internal sealed class UserClientType
{
    public long OrgId { get; set; }
    public long UserId { get; set; }
    public int TypeId { get; set; }
}

[Table("hidden_field", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(UserId), nameof(Grp), nameof(Field))]
internal sealed class HiddenField
{
    public long OrgId { get; set; }
    public long UserId { get; set; }
    public required string Grp { get; set; }
    public required string Field { get; set; }
}

[Table("client", Schema = "casework")]
internal sealed class Client
{
    public long Id { get; set; }
    public long OrgId { get; set; }
    public int TypeId { get; set; }
    public string? FirstName { get; set; }
    public required string Surname { get; set; }
    public DateOnly? DateOfBirth { get; set; }
    public int? Gender { get; set; }
    public string? Address1 { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }
    public int? District { get; set; }
    public string? Phone { get; set; }
    public string? Mobile { get; set; }
    public string? Email { get; set; }
    public int? OrgReligion { get; set; }
    public int? OrgEthnicGroup { get; set; }
    public bool Active { get; set; }
    public DateTime Updated { get; set; }
}

[Table("client_branch", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(ClientId), nameof(BranchId))]
internal sealed class ClientBranch
{
    public long OrgId { get; set; }
    public long ClientId { get; set; }
    public long BranchId { get; set; }
}

[Table("client_external_id", Schema = "casework")]
[PrimaryKey(nameof(OrgId), nameof(SourceId), nameof(ExternalId))]
internal sealed class ClientExternalId
{
    public long OrgId { get; set; }
    public long SourceId { get; set; }
    public required string ExternalId { get; set; }
    public long ClientId { get; set; }
}

[Table("referral", Schema = "casework")]
internal sealed class Referral
{
    public long Id { get; set; }
    public long OrgId { get; set; }
    public long ClientId { get; set; }
    public long ProjectId { get; set; }
    public long? BranchId { get; set; }
}

[Table("contact", Schema = "casework")]
internal sealed class Contact
{
    public long Id { get; set; }
    public long OrgId { get; set; }
    public long ReferralId { get; set; }
    public required string Status { get; set; }

    /// <summary>The wall clock of the organisation.</summary>
    [Column(TypeName = "timestamp without time zone")]
    public DateTime StartDate { get; set; }

    public int? ContactType { get; set; }
}

/// <summary>Whom three keys name, and what they may see.</summary>
internal sealed record CaseworkCaller(
    long OrgId,
    long SourceId,
    long UserId,
    int MinCell,
    bool CanReport,
    bool AllProjects,
    bool AllBranches,
    bool AllTypes,
    List<string> Hidden
)
{
    public List<long> Projects { get; private set; } = [];
    public List<long> Branches { get; private set; } = [];
    public List<int> Types { get; private set; } = [];

    public bool SeesAll => AllProjects && AllBranches && AllTypes;

    public static async ValueTask<CaseworkCaller?> BindAsync(HttpContext context)
    {
        var orgKey = Caller.Digest(Header.Of(context, "Org"));
        var sourceKey = Caller.Digest(Header.Of(context, "Source"));
        var userKey = Caller.Digest(Header.Of(context, "User"));
        var stop = context.RequestAborted;
        var db = context.RequestServices.GetRequiredService<PeerContext>();
        var caller =
            await (
                from key in db.UserKeys
                join org in db.Orgs on key.OrgId equals org.Id
                join source in db.Sources on key.SourceId equals source.Id
                join access in db.OrgSources
                    on new { OrgId = org.Id, SourceId = source.Id } equals new { access.OrgId, access.SourceId }
                join user in db.CaseworkUsers on key.UserId equals user.Id
                where
                    key.KeyHash == userKey
                    && key.Revoked == null
                    && org.KeyHash == orgKey
                    && org.ApiEnabled
                    && source.KeyHash == sourceKey
                    && source.Active
                    && user.OrgId == org.Id
                    && user.Active
                select new CaseworkCaller(
                    org.Id,
                    source.Id,
                    user.Id,
                    org.MinCell,
                    user.Group.CanReport,
                    user.AllProjects && access.AllProjects,
                    !org.BranchSystem || user.AllBranches,
                    user.AllTypes,
                    db.HiddenFields.Where(hidden =>
                            hidden.OrgId == org.Id && hidden.UserId == user.Id && hidden.Grp == "clients"
                        )
                        .Select(hidden => hidden.Field)
                        .ToList()
                )
            ).FirstOrDefaultAsync(stop) ?? throw Header.Unknown();
        if (!caller.AllProjects)
        {
            caller.Projects = await (
                from project in db.Projects
                from user in db.CaseworkUsers
                from access in db.OrgSources
                where
                    project.OrgId == caller.OrgId
                    && user.Id == caller.UserId
                    && access.OrgId == caller.OrgId
                    && access.SourceId == caller.SourceId
                    && (
                        user.AllProjects
                        || db.UserProjects.Any(own => own.UserId == user.Id && own.ProjectId == project.Id)
                    )
                    && (
                        access.AllProjects
                        || db.OrgSourceProjects.Any(open =>
                            open.SourceId == access.SourceId && open.ProjectId == project.Id
                        )
                    )
                select project.Id
            ).ToListAsync(stop);
        }

        if (!caller.AllBranches)
        {
            caller.Branches = await db
                .UserBranches.Where(own => own.OrgId == caller.OrgId && own.UserId == caller.UserId)
                .Select(own => own.BranchId)
                .ToListAsync(stop);
        }

        if (!caller.AllTypes)
        {
            caller.Types = await db
                .UserClientTypes.Where(own => own.OrgId == caller.OrgId && own.UserId == caller.UserId)
                .Select(own => own.TypeId)
                .ToListAsync(stop);
        }

        return caller;
    }
}

internal static class PeerCasework
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup(Features.Casework.CaseworkArea.Prefix);
        casework.MapGet("/clients/{id:long}", GetClient);
        casework.MapGet("/clients/{**filters}", ListClients);
        casework.MapGet("/done_contacts/dimension/month/metric/contact_type/date_active/{span}", CountContacts);
    }

    private sealed class UtcMilliseconds() : TimeFormat("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private sealed record ClientRow(
        long Id,
        int Type,
        string? FirstName,
        string Surname,
        DateOnly? DateOfBirth,
        int? Gender,
        string? Address1,
        string? Town,
        string? Postcode,
        int? District,
        string? Phone,
        string? Mobile,
        string? Email,
        string Active,
        string? ExternalId,
        [property: JsonConverter(typeof(UtcMilliseconds))] DateTime Updated
    );

    private sealed record ContactCount(string Month, int? ContactType, long? Count);

    private static async Task<IResult> GetClient(long id, CaseworkCaller caller, PeerContext db, CancellationToken stop)
    {
        var found = await Visible(db, caller)
            .Where(client => client.Id == id)
            .Select(Row(db, caller))
            .FirstOrDefaultAsync(stop);

        return found is null ? Results.NotFound() : Results.Ok(Shown(found, caller));
    }

    /// <summary>Filters are names and values in the path.</summary>
    private static async Task<IResult> ListClients(
        string filters,
        HttpResponse response,
        CaseworkCaller caller,
        PeerContext db,
        CancellationToken stop,
        int limit = 100,
        long after = -1
    )
    {
        var clients = Visible(db, caller).Where(client => client.Id > after);
        foreach (var filter in filters.Split('/').Chunk(2))
        {
            if (filter.Length < 2 || caller.Hidden.Contains(filter[0]) || !int.TryParse(filter[1], out var value))
            {
                return Results.BadRequest();
            }

            Expression<Func<Client, bool>>? condition = filter[0] switch
            {
                "religion" => client => client.OrgReligion == value,
                "ethnicity" => client => client.OrgEthnicGroup == value,
                "district" => client => client.District == value,
                "gender" => client => client.Gender == value,
                "type" => client => client.TypeId == value,
                _ => null,
            };
            if (condition is null)
            {
                return Results.BadRequest();
            }

            clients = clients.Where(condition);
        }

        var rows = await clients.OrderBy(client => client.Id).Select(Row(db, caller)).Take(limit + 1).ToListAsync(stop);
        if (rows.Count > limit)
        {
            rows.RemoveAt(limit);
            response.Headers.Link = $"</v2/clients/{filters}?limit={limit}&after={rows[^1].Id}>; rel=\"next\"";
        }

        return Results.Ok(rows.Select(row => Shown(row, caller)));
    }

    private static async Task<IResult> CountContacts(
        string span,
        CaseworkCaller caller,
        PeerContext db,
        CancellationToken stop
    )
    {
        if (!caller.CanReport)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var days = span.Split(',').Select(day => DateTime.Parse(day, CultureInfo.InvariantCulture)).ToArray();
        var (from, to) = (days[0], days[^1].AddDays(1));
        var contacts = db.Contacts.Where(contact =>
            contact.OrgId == caller.OrgId
            && contact.Status == "done"
            && contact.StartDate >= from
            && contact.StartDate < to
        );
        if (!caller.SeesAll)
        {
            var clients = Visible(db, caller);
            contacts = contacts.Where(contact =>
                db.Referrals.Any(referral =>
                    referral.Id == contact.ReferralId
                    && (caller.AllProjects || caller.Projects.Contains(referral.ProjectId))
                    && (caller.AllBranches || caller.Branches.Contains(referral.BranchId!.Value))
                    && clients.Any(client => client.Id == referral.ClientId)
                )
            );
        }

        var counts = await contacts
            .GroupBy(contact => new
            {
                contact.StartDate.Year,
                contact.StartDate.Month,
                contact.ContactType,
            })
            .Select(group => new
            {
                group.Key.Year,
                group.Key.Month,
                group.Key.ContactType,
                Count = group.LongCount(),
            })
            .ToListAsync(stop);

        return Results.Ok(
            counts
                .OrderBy(row => (row.Year, row.Month))
                .ThenBy(row => row.ContactType ?? int.MaxValue)
                .Select(row => new ContactCount(
                    $"{row.Year:0000}-{row.Month:00}",
                    row.ContactType,
                    row.Count < caller.MinCell ? null : row.Count
                ))
        );
    }

    private static IQueryable<Client> Visible(PeerContext db, CaseworkCaller caller) =>
        db.Clients.Where(client =>
            client.OrgId == caller.OrgId
            && (caller.AllTypes || caller.Types.Contains(client.TypeId))
            && (
                caller.AllBranches
                || db.ClientBranches.Any(branch =>
                    branch.OrgId == client.OrgId
                    && branch.ClientId == client.Id
                    && caller.Branches.Contains(branch.BranchId)
                )
            )
        );

    private static Expression<Func<Client, ClientRow>> Row(PeerContext db, CaseworkCaller caller) =>
        client => new ClientRow(
            client.Id,
            client.TypeId,
            client.FirstName,
            client.Surname,
            client.DateOfBirth,
            client.Gender,
            client.Address1,
            client.Town,
            client.Postcode,
            client.District,
            client.Phone,
            client.Mobile,
            client.Email,
            client.Active ? "Y" : "N",
            db.ClientExternalIds.Where(own =>
                    own.OrgId == client.OrgId && own.SourceId == caller.SourceId && own.ClientId == client.Id
                )
                .Select(own => own.ExternalId)
                .FirstOrDefault(),
            client.Updated
        );

    /// <summary>Without the fields that do not exist for the caller.</summary>
    private static object Shown(ClientRow row, CaseworkCaller caller)
    {
        if (caller.Hidden.Count == 0)
        {
            return row;
        }

        var fields = (JsonObject)JsonSerializer.SerializeToNode(row, Json)!;
        caller.Hidden.ForEach(name => fields.Remove(name));

        return fields;
    }
}
