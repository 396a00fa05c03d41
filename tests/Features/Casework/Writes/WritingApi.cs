using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>
/// Organisation 1 with all that writing needs: lists with options 1 and 2 and an inactive 9, templates, a project that
/// closes by itself (7) and one that is over (8), extension databases of people, and users who may do less.
/// </summary>
public class WritingApi : CasesApi
{
    /// <summary>Project 5 only; type 1 only; without some fields; in a group that sees no extension fields.</summary>
    public const int OfProject = 21,
        OfType = 22,
        Blind = 23,
        OfOtherGroup = 24;

    public HttpClient As(int user) => Calling(OrgKey, SourceKey, KeyOf(user));

    /// <summary>What the audit says of a record, oldest first: action and changes.</summary>
    public async Task<string> Audit(string group, long id) =>
        string.Join(
            '\n',
            await Database.Rows(
                "select action, user_id, source_id, changes::text from casework.audit where org_id = 1 and grp = :grp and record_id = :id order by id",
                ("grp", group),
                ("id", id)
            )
        );

    /// <summary>A field of a record, as it is stored.</summary>
    public async Task<string?> Stored(string table, long id, string column) =>
        (
            await Database.Rows(
                $"select to_jsonb({table}) ->> :column from casework.{table} where id = :id",
                ("column", column),
                ("id", id)
            )
        ).Single()
            is var value
                and not "null"
            ? value
            : null;

    protected static string KeyOf(int user) => $"writer-{user}-writer-{user}";

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        var lists = RecordGroup
            .All.SelectMany(group => group.Fields)
            .Select(field => field.Dictionary?.List)
            .OfType<string>()
            .Distinct()
            .ToArray();
        await database.Execute(
            """
            insert into casework.dictionary_entry (org_id, dict, key, label, active)
            select org.id, list.dict, option.key, 'Option ' || option.key, option.key <> '9'
            from casework.org
            cross join unnest(:lists) as list (dict)
            cross join (values ('1'), ('2'), ('9')) as option (key)
            on conflict do nothing;
            insert into casework.project (id, org_id, name, auto_close, active) values (7, 1, 'Short', true, true), (8, 1, 'Over', false, false);
            insert into casework.template (id, org_id, project_id, name, active)
            values (50, 1, 5, 'T', true), (51, 1, 5, 'Old', false), (60, 1, 6, 'A', true), (61, 1, 6, 'B', true), (70, 1, 7, 'T', true),
                (80, 1, 8, 'T', true), (150, 2, 105, 'T', true);
            insert into casework.user_group (id, org_id, name) values (4, 1, 'Volunteers');
            insert into casework.app_user (id, org_id, group_id, name, active, all_projects, all_branches, all_types)
            values
                (20, 1, 1, 'Gone', false, true, true, true), (21, 1, 1, 'Project 5', true, false, true, true),
                (22, 1, 1, 'Type 1', true, true, true, false), (23, 1, 1, 'Blind', true, true, true, true),
                (24, 1, 4, 'Volunteer', true, true, true, true);
            insert into casework.user_project (org_id, user_id, project_id) values (1, 21, 5);
            insert into casework.user_client_type (org_id, user_id, type_id) values (1, 22, 1);
            insert into casework.hidden_field (org_id, user_id, grp, field)
            values (1, 23, 'clients', 'surname'), (1, 23, 'clients', 'religion'), (1, 23, 'clients', 'website_photo_consent');
            insert into casework.ext_db (id, org_id, name, parent, cardinality, allow_api, group_ids, scope_ids)
            values
                (7, 1, 'Website', 'client', 'single', true, '{1}', '{}'), (8, 1, 'Forced', 'client', 'single', true, '{}', '{}'),
                (9, 1, 'Scoped', 'client', 'single', true, '{}', '{2}'), (10, 1, 'Case', 'referral', 'single', true, '{}', '{}');
            insert into casework.ext_field (
                id, org_id, ext_db_id, label, field_type, max_length, min_value, max_value, decimals, requirement, allow_api,
                collaborator_name
            )
            values
                (21, 1, 7, 'Photo consent', 'option', null, null, null, null, 'none', true, 'website_photo_consent'),
                (22, 1, 7, 'Nick', 'text', 5, null, null, null, 'none', true, 'nick'),
                (23, 1, 7, 'Score', 'numeric', null, -1, 10, 1, 'none', true, 'score'),
                (24, 1, 7, 'Since', 'date', null, null, null, null, 'none', true, null),
                (25, 1, 7, 'Likes', 'multi_option', null, null, null, null, 'none', true, 'likes'),
                (26, 1, 7, 'Seen', 'datetime', null, null, null, null, 'none', true, 'seen'),
                (27, 1, 7, 'Secret', 'text', null, null, null, null, 'none', false, 'secret'),
                (28, 1, 7, 'Member', 'yes_no', null, null, null, null, 'none', true, 'member'),
                (29, 1, 7, 'At', 'time', null, null, null, null, 'none', true, 'at'),
                (30, 1, 7, 'Buddy', 'user', null, null, null, null, 'none', true, 'buddy'),
                (31, 1, 7, 'Firm', 'organisation', null, null, null, null, 'none', true, 'firm'),
                (32, 1, 7, 'Story', 'long_text', null, null, null, null, 'none', true, 'story'),
                (41, 1, 8, 'Needed', 'text', null, null, null, null, 'forced', true, 'needed'),
                (42, 1, 8, 'Other', 'text', null, null, null, null, 'none', true, 'other'),
                (43, 1, 9, 'Of type 2', 'text', null, null, null, null, 'none', true, 'of_type_2'),
                (44, 1, 10, 'Mood', 'text', null, null, null, null, 'none', true, 'mood');
            insert into casework.ext_option (id, org_id, ext_field_id, label, active)
            values (108, 1, 21, 'No', true), (109, 1, 21, 'Yes', true), (110, 1, 21, 'Old', false), (301, 1, 25, 'Tea', true), (302, 1, 25, 'Cake', true);
            insert into casework.worker (id, org_id, first_name, surname) values (2, 1, 'Grace', 'Adeyemi');
            select
                setval('casework.client_id_seq', 10000), setval('casework.referral_id_seq', 10000),
                setval('casework.contact_id_seq', 10000), setval('casework.template_id_seq', 1000);
            """,
            ("lists", lists)
        );
        foreach (var user in Enumerable.Range(20, 5))
        {
            await database.AddCaseworkKey(user, KeyOf(user));
        }
    }
}

internal static class WritingRows
{
    /// <summary>A key of a user of organisation 1 for source 1.</summary>
    public static Task AddCaseworkKey(this TestDatabase database, int user, string key) =>
        database.Execute(
            "insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:key, 1, :user, 1)",
            ("key", KeyCache.DigestOf(key)),
            ("user", user)
        );

    /// <summary>The number that a write answered.</summary>
    public static long Id(this Exchange exchange, int status = 200) => (long)exchange.Json(status)["id"]!;

    /// <summary>The body of a success on one line, letters as they are.</summary>
    public static string Sent(this Exchange exchange, int status = 200) => exchange.Json(status).ToJsonString(Plain);

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A JSON object with one field more, or another value of it.</summary>
    public static string With(this string json, string name, string value)
    {
        var body = JsonNode.Parse(json)!;
        body[name] = JsonNode.Parse(value);

        return body.ToJsonString();
    }

    /// <summary>A JSON object without a field.</summary>
    public static string Without(this string json, string name)
    {
        var body = JsonNode.Parse(json)!.AsObject();
        body.Remove(name);

        return body.ToJsonString();
    }
}
