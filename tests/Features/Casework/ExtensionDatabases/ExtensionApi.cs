using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>
/// The two organisations with extension databases: 7 with single fields of people, 8 with one of referrals, 9 with records
/// of referrals that have a field of each type, 13 with records of people; in organisation 2 the same with 1000 more.
/// </summary>
public class ExtensionApi : CasesApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.AddExtensions();
    }
}

internal static class ExtensionRows
{
    public static Task AddExtensions(this TestDatabase database) =>
        database.Execute(
            """
            insert into casework.user_group (id, org_id, name) values (11, 1, 'Others'), (1011, 2, 'Others');
            insert into casework.ext_db (
                id, org_id, name, parent, cardinality, allow_api, api_name_override, group_ids, active
            )
            select
                (org.id - 1) * 1000 + db.id, org.id, db.name, db.parent, db.cardinality, db.allow_api, db.other,
                case when db.id = 11 then array[(org.id - 1) * 1000 + 11] else '{}' end, db.id <> 12
            from casework.org
            cross join (
                values
                    (7, 'Website', 'client', 'single', true, null),
                    (8, 'Outcome', 'referral', 'single', true, null),
                    (9, 'Wellcheck Notes', 'referral', 'multiple', true, 'wellcheck'),
                    (10, 'Not shown', 'referral', 'multiple', false, null),
                    (11, 'Of others', 'client', 'multiple', true, null),
                    (12, 'Not active', 'client', 'multiple', true, null),
                    (13, 'Staff / training', 'client', 'multiple', true, null)
            ) as db (id, name, parent, cardinality, allow_api, other);
            insert into casework.ext_field (
                id, org_id, ext_db_id, label, field_type, max_length, min_value, max_value, decimals, requirement, allow_api,
                collaborator_name, ord
            )
            select
                (org.id - 1) * 1000 + field.id, org.id, (org.id - 1) * 1000 + field.db, field.label, field.type, field.length,
                field.low, field.high, field.decimals, field.requirement, field.id <> 22, field.name, field.id
            from casework.org
            cross join (
                values
                    (21, 7, 'Photo consent', 'option', null, null, null, null, 'none', 'website_photo_consent'),
                    (22, 7, 'Not shown', 'text', null, null, null, null, 'none', 'not_shown'),
                    (23, 7, 'Newsletter', 'yes_no', null, null, null, null, 'none', 'newsletter'),
                    (24, 8, 'Goal reached', 'date', null, null, null, null, 'none', 'goal_reached'),
                    (25, 7, 'Interests', 'multi_option', null, null, null, null, 'none', 'interests'),
                    (31, 9, 'Mood', 'radio', null, null, null, null, 'none', 'mood'),
                    (32, 9, 'Note', 'long_text', null, null, null, null, 'none', 'note'),
                    (33, 9, 'Score', 'numeric', null, 0, 10, 1, 'none', 'score'),
                    (34, 9, 'Date', 'date', null, null, null, null, 'forced', null),
                    (35, 9, 'Time', 'time', null, null, null, null, 'none', 'at'),
                    (36, 9, 'Next', 'datetime', null, null, null, null, 'none', 'next'),
                    (37, 9, 'Alone', 'yes_no', null, null, null, null, 'none', 'alone'),
                    (38, 9, 'Topics', 'multi_option', null, null, null, null, 'none', 'topics'),
                    (39, 9, 'Seen by', 'user', null, null, null, null, 'none', 'seen_by'),
                    (40, 9, 'Guest', 'organisation', null, null, null, null, 'none', 'guest'),
                    (41, 9, 'Place', 'text', 20, null, null, null, 'none', 'place'),
                    (51, 13, 'Course', 'option', null, null, null, null, 'none', 'course')
            ) as field (id, db, label, type, length, low, high, decimals, requirement, name);
            insert into casework.ext_option (id, org_id, ext_field_id, label, ord, active)
            select
                (org.id - 1) * 1000 + option.id, org.id, (org.id - 1) * 1000 + option.field, option.label, option.id,
                option.id <> 303
            from casework.org
            cross join (
                values
                    (108, 21, 'No'), (109, 21, 'Yes'), (111, 31, 'Good'), (112, 31, 'Low'), (251, 25, 'Music'),
                    (252, 25, 'Walking'), (301, 38, 'Health'), (302, 38, 'Money'), (303, 38, 'Weather'), (501, 51, 'First aid')
            ) as option (id, field, label);
            insert into casework.ext_single (org_id, ext_db_id, parent_id, data, updated)
            select
                org.id, (org.id - 1) * 1000 + single.db, (org.id - 1) * 1000 + single.parent,
                case
                    when org.id = 1 then single.data::jsonb
                    else jsonb_build_object((single.field + 1000)::text, single.data::jsonb -> single.field::text)
                end,
                '2018-11-01Z'
            from casework.org
            cross join (
                values
                    (7, 1, 21, '{"21": 109, "23": "Y", "22": "secret", "25": [251, 252]}'),
                    (7, 2, 21, '{"21": 108, "23": "N", "25": [252]}'),
                    (8, 510, 24, '{"24": "2018-10-20"}'),
                    (8, 511, 24, '{"24": "2018-11-20"}')
            ) as single (db, parent, field, data);
            insert into casework.ext_record (
                id, org_id, ext_db_id, referral_id, client_id, data, created, created_by, updated
            )
            select
                (org.id - 1) * 1000 + record.id, org.id, (org.id - 1) * 1000 + record.db, (org.id - 1) * 1000 + record.referral,
                (org.id - 1) * 1000 + record.client,
                case when org.id = 1 then record.data::jsonb else '{}' end, record.created::timestamptz, 1,
                record.created::timestamptz
            from casework.org
            cross join (
                values
                    (
                        17, 9, 510, null::bigint,
                        '{"31": 111, "32": "Slept 50% badly", "33": 7.5, "34": "2018-11-08", "35": "09:30", "36": "2018-11-09T10:00:00", "37": "Y", "38": [301, 302], "39": 1, "40": 2, "41": "Home"}',
                        '2018-11-08 10:00Z'
                    ),
                    (18, 9, 510, null, '{"31": 112, "34": "2018-11-09", "37": "N", "38": [302]}', '2018-11-09 10:00Z'),
                    (19, 9, 511, null, '{"31": 111, "34": "2018-12-01", "33": -1}', '2018-12-01 23:30Z'),
                    (20, 13, null, 1, '{"51": 501}', '2018-11-09 10:00Z'),
                    (21, 13, null, 4, '{}', '2018-11-09 10:00Z'),
                    (22, 11, null, 1, '{}', '2018-11-09 10:00Z')
            ) as record (id, db, referral, client, data, created);
            select
                setval('casework.ext_db_id_seq', 5000), setval('casework.ext_field_id_seq', 5000),
                setval('casework.ext_option_id_seq', 5000), setval('casework.ext_record_id_seq', 5000);
            """
        );

    /// <summary>A user of organisation 1 who sees only this.</summary>
    public static async Task<HttpClient> Limited(
        this CaseworkApi api,
        long id,
        long group = 1,
        long[]? projects = null,
        int[]? types = null
    )
    {
        var key = $"11111111111111111111111111{id:000000}";
        await api.Database.Execute(
            """
            insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches, all_types)
            values (:id, 1, :group, 'Limited', :all_projects, true, :all_types);
            insert into casework.user_project (org_id, user_id, project_id) select 1, :id, unnest(:projects);
            insert into casework.user_client_type (org_id, user_id, type_id) select 1, :id, unnest(:types);
            insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:key, 1, :id, 1);
            """,
            ("id", id),
            ("group", group),
            ("all_projects", projects is null),
            ("all_types", types is null),
            ("projects", projects ?? []),
            ("types", types ?? []),
            ("key", KeyCache.DigestOf(key))
        );

        return api.Calling(CaseworkApi.OrgKey, CaseworkApi.SourceKey, key);
    }
}
