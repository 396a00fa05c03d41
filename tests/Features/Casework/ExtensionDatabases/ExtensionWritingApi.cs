namespace Platform.Tests.Features.Casework;

/// <summary>
/// The two organisations with extension databases, and what writing asks for besides: in organisation 1 an inactive option
/// and an inactive user, a database for project 6 alone (14), one that is of users of another group (11), and users who may do
/// less.
/// </summary>
public class ExtensionWritingApi : ExtensionApi
{
    /// <summary>Project 5 only; type 1 only; without some fields.</summary>
    public const int OfProject = 61,
        OfType = 62,
        Blind = 63;

    public HttpClient As(int user) => Calling(OrgKey, SourceKey, KeyOf(user));

    /// <summary>A record as it is stored: its values, and what the audit says of it, oldest first.</summary>
    public async Task<string> Values(long id) =>
        (await Database.Rows("select data::text from casework.ext_record where id = :id", ("id", id))).Single();

    public async Task<string> Audit(long id) =>
        string.Join(
            '\n',
            await Database.Rows(
                """
                select org_id, action, user_id, source_id, changes::text from casework.audit
                where grp = 'extension_database' and record_id = :id order by id
                """,
                ("id", id)
            )
        );

    public Task<long> Count() => Database.Value<long>("select count(*) from casework.ext_record");

    private static string KeyOf(int user) => $"ext-writer-{user}-ext-writer-{user}";

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into casework.app_user (id, org_id, group_id, name, active, all_projects, all_branches, all_types)
            values
                (60, 1, 1, 'Gone', false, true, true, true), (61, 1, 1, 'Project 5', true, false, true, true),
                (62, 1, 1, 'Type 1', true, true, true, false), (63, 1, 1, 'Blind', true, true, true, true);
            insert into casework.user_project (org_id, user_id, project_id) values (1, 61, 5);
            insert into casework.user_client_type (org_id, user_id, type_id) values (1, 62, 1);
            insert into casework.hidden_field (org_id, user_id, grp, field)
            values
                (1, 63, 'extension_database/9', 'note'),
                (1, 63, 'extension_database/9', 'date_34');
            insert into casework.ext_db (id, org_id, name, parent, cardinality, allow_api, scope_ids)
            values (14, 1, 'Advice', 'referral', 'multiple', true, '{6}'), (15, 1, 'Adults', 'client', 'multiple', true, '{1}');
            insert into casework.ext_field (id, org_id, ext_db_id, label, field_type, allow_api, collaborator_name)
            values (61, 1, 14, 'Topic', 'text', true, 'topic'), (62, 1, 15, 'Topic', 'text', true, 'topic');
            insert into casework.ext_record (id, org_id, ext_db_id, referral_id, data)
            values (30, 1, 9, 510, '{"31": 111, "34": "2018-11-08", "38": [301, 303]}'), (31, 1, 9, 512, '{"31": 111}');
            """
        );
        foreach (var user in Enumerable.Range(60, 4))
        {
            await database.AddCaseworkKey(user, KeyOf(user));
        }
    }
}
