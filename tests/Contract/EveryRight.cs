using Npgsql;
using Platform.Features.Learning;
using Platform.Infrastructure.Cli;
using Platform.Tests.Features.Casework;
using Platform.Tests.Features.Chat;
using Platform.Tests.Features.Learning;

namespace Platform.Tests.Contract;

/// <summary>
/// The service with its demo data and callers who may do everything, for tests over all operations: so that these get
/// further than to be refused.
/// </summary>
public class EveryRight : Api
{
    private int _callers;

    /// <summary>
    /// An account, an app and a user of an organisation at once, each area looks at its own; another for each operation, as some end the token.
    /// </summary>
    /// <param name="area">Learning has tokens of its own, in the place of those of the others.</param>
    public async Task<HttpClient> NewCaller(string area = "")
    {
        var account = await Database.AddAccount($"caller-{++_callers}", isServiceAccount: true, isStaff: true);
        await Database.Execute(
            """
            update identity.account set is_superuser = true where id = :id;
            insert into monitoring.user_permission (user_id, auth_code)
            select :id, code from unnest(array['manage_system', 'upload_csv', 'data_entry_form']) as code;
            insert into monitoring.user_group (user_id, group_id) select :id, id from monitoring.app_group;
            insert into monitoring.region_permission (user_id, region_id, read_write)
            select :id, id, 'w' from monitoring.region where parent_region_id is null;
            """,
            ("id", account.Id)
        );

        await Database.AddApp(account.Username, account.Token);
        await Database.AddExamples(account.Username);
        await Database.AddCaseworkCaller(account.Username, account.Token);
        await Database.AddLearningExamples();
        var caller = area == LearningArea.Instance.Name ? this.AsPerson(account.Id) : As(account);
        AddHeaders(caller, account.Token);

        return caller;
    }

    /// <summary>
    /// Those who may do less: nobody, one with credentials that nobody has, one whose access has ended, and one of another
    /// tenant who is nobody's staff and has no grant.
    /// </summary>
    public async Task<IReadOnlyList<HttpClient>> Strangers(string area)
    {
        var other = await Database.AddAccount($"stranger-{area.ToLowerInvariant()}");
        var ended = await Database.AddAccount($"ended-{area.ToLowerInvariant()}", isActive: false);
        await Database.AddApp(other.Username, other.Token);
        await Database.AddCaseworkCaller(other.Username, other.Token);
        return area == LearningArea.Instance.Name
            ? [Anonymous, this.Bearing("a.b.c"), this.AsPerson(ended.Id), this.AsPerson(other.Id)]
            : [Anonymous, Sending(new string('f', 64)), Sending(ended.Token), Sending(other.Token)];
    }

    private HttpClient Sending(string credentials)
    {
        var client = WithToken(credentials);
        AddHeaders(client, credentials);

        return client;
    }

    private static void AddHeaders(HttpClient client, string credentials)
    {
        foreach (var header in new[] { "QISCUS_SDK_SECRET", "Org", "Source", "User" })
        {
            client.DefaultRequestHeaders.Add(header, credentials);
        }
    }

    protected override async Task Arrange(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        foreach (var seeder in global::Program.Parts.Select(part => part.Seeder).OfType<Seeder>())
        {
            await seeder.LoadDemo(new Database(source), DemoHouse.Development, default);
        }

        // As in the examples of the documents.
        await database.Execute("insert into sync.organization (id) values (1), (7)");
    }
}
