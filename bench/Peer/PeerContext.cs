using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

/// <summary>The service's tables, as far as the peer's endpoints need them. Each area's file has its entities.</summary>
internal sealed class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Token> Tokens => Set<Token>();

    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Therapist> Therapists => Set<Therapist>();
    public DbSet<Interaction> Interactions => Set<Interaction>();

    public DbSet<Region> Regions => Set<Region>();
    public DbSet<RegionSubtree> RegionSubtrees => Set<RegionSubtree>();
    public DbSet<RegionPermission> RegionPermissions => Set<RegionPermission>();
    public DbSet<UserGroup> UserGroups => Set<UserGroup>();
    public DbSet<GroupPermission> GroupPermissions => Set<GroupPermission>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Datapoint> Datapoints => Set<Datapoint>();
    public DbSet<DatapointHistory> DatapointHistories => Set<DatapointHistory>();
    public DbSet<DatapointResolved> DatapointsResolved => Set<DatapointResolved>();
    public DbSet<DatapointGroup> DatapointGroups => Set<DatapointGroup>();

    public DbSet<AppSecret> AppSecrets => Set<AppSecret>();
    public DbSet<ChatUser> ChatUsers => Set<ChatUser>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<LiveEvent> LiveEvents => Set<LiveEvent>();
    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    public DbSet<Org> Orgs => Set<Org>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<OrgSource> OrgSources => Set<OrgSource>();
    public DbSet<UserKey> UserKeys => Set<UserKey>();
    public DbSet<CaseworkUser> CaseworkUsers => Set<CaseworkUser>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<UserProject> UserProjects => Set<UserProject>();
    public DbSet<OrgSourceProject> OrgSourceProjects => Set<OrgSourceProject>();
    public DbSet<UserBranch> UserBranches => Set<UserBranch>();
    public DbSet<UserClientType> UserClientTypes => Set<UserClientType>();
    public DbSet<HiddenField> HiddenFields => Set<HiddenField>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<ClientBranch> ClientBranches => Set<ClientBranch>();
    public DbSet<ClientExternalId> ClientExternalIds => Set<ClientExternalId>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<TokenStart> TokenStarts => Set<TokenStart>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<Assessment> Assessments => Set<Assessment>();
    public DbSet<Submission> Submissions => Set<Submission>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(
                property.IsConcurrencyToken ? "xmin" : JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)
            );
        }
    }
}
