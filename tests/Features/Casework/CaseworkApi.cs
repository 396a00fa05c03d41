using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>
/// The service with two organisations whose projects, users and people have equal numbers where that is possible: what
/// belongs to one must not be seen by the other.
/// </summary>
public class CaseworkApi : Api
{
    public const string OrgKey = "0r9a0r9a0r9a0r9a0r9a0r9a0r9a0r9a";
    public const string TwinOrgKey = "7w1n7w1n7w1n7w1n7w1n7w1n7w1n7w1n";
    public const string SourceKey = "50ce50ce50ce50ce50ce50ce50ce50ce";
    public const string ReaderKey = "4ead4ead4ead4ead4ead4ead4ead4ead";
    public const string UserKey = "05e405e405e405e405e405e405e405e4";
    public const string TwinUserKey = "7w1n05e47w1n05e47w1n05e47w1n05e4";
    public const string ReaderUserKey = "4ead05e44ead05e44ead05e44ead05e4";

    private HttpClient? _user;
    private HttpClient? _twin;

    protected override DateTimeOffset? Now => new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Ann of organisation 1, who sees all of it, through source 1.</summary>
    public HttpClient User => _user ??= Calling(OrgKey, SourceKey, UserKey);

    /// <summary>Her like in organisation 2.</summary>
    public HttpClient Twin => _twin ??= Calling(TwinOrgKey, SourceKey, TwinUserKey);

    /// <summary>A client that sends these keys.</summary>
    public HttpClient Calling(string org, string source, string user) =>
        WithHeaders(("Org", org), ("Source", source), ("User", user));

    protected override Task Arrange(TestDatabase database) => database.AddOrganisations();
}

/// <summary>The same with people, referrals and what belongs to them.</summary>
public class CasesApi : CaseworkApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.AddCases();
    }
}

/// <summary>Rows of the area, made with SQL.</summary>
internal static class CaseworkRows
{
    /// <summary>
    /// Organisations 1 and 2 with projects 5 and 6 (105 and 106), a group, users 1 (2) with a key for source 1, and source 2,
    /// which may only read in organisation 1.
    /// </summary>
    public static Task AddOrganisations(this TestDatabase database) =>
        database.Execute(
            """
            insert into casework.org (id, name, key_hash) values (1, 'Harbour', :org), (2, 'Twin', :twin_org);
            insert into casework.source (id, name, key_hash) values (1, 'Steps', :source), (2, 'Reader', :reader);
            insert into casework.project (id, org_id, name, ord)
            values (5, 1, 'Befriending', 1), (6, 1, 'Advice', 2), (105, 2, 'Befriending', 1), (106, 2, 'Advice', 2);
            insert into casework.org_source (org_id, source_id, access)
            values (1, 1, 'read_write'), (2, 1, 'read_write'), (1, 2, 'read');
            insert into casework.user_group (id, org_id, name, referral_admin) values (1, 1, 'Staff', true), (2, 2, 'Staff', true);
            insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches)
            values (1, 1, 1, 'Ann', true, true), (2, 2, 2, 'Twin', true, true);
            insert into casework.user_key (key_hash, org_id, user_id, source_id)
            values (:user, 1, 1, 1), (:twin_user, 2, 2, 1), (:reader_user, 1, 1, 2);
            select
                setval('casework.org_id_seq', 100), setval('casework.source_id_seq', 100),
                setval('casework.project_id_seq', 1000), setval('casework.user_group_id_seq', 100),
                setval('casework.app_user_id_seq', 100);
            """,
            ("org", KeyCache.DigestOf(CaseworkApi.OrgKey)),
            ("twin_org", KeyCache.DigestOf(CaseworkApi.TwinOrgKey)),
            ("source", KeyCache.DigestOf(CaseworkApi.SourceKey)),
            ("reader", KeyCache.DigestOf(CaseworkApi.ReaderKey)),
            ("user", KeyCache.DigestOf(CaseworkApi.UserKey)),
            ("twin_user", KeyCache.DigestOf(CaseworkApi.TwinUserKey)),
            ("reader_user", KeyCache.DigestOf(CaseworkApi.ReaderUserKey))
        );

    /// <summary>
    /// In organisation 1 people 1 to 5, some of them related, referrals 510 to 512 with contacts 1 to 6, a worker and a
    /// visit; in organisation 2 the same with 1000 more in every number.
    /// </summary>
    public static Task AddCases(this TestDatabase database) =>
        database.Execute(
            """
            insert into casework.age_band (org_id, id, label, min_age, max_age)
            select org.id, band.* from casework.org cross join (values (1, '0-64', 0, 64), (2, '65 and over', 65, null)) as band;
            insert into casework.dictionary_entry (org_id, dict, key, label, ord, active)
            select org.id, entry.*
            from casework.org
            cross join (
                values
                    ('client_type', '1', 'Client', 1, true),
                    ('relationship', '1', 'Daughter', 1, true),
                    ('organisations/district', '2', 'South', 1, true),
                    ('organisations/district', '1', 'North', 2, true),
                    ('organisations/district', '3', 'Noršt 100%', 3, false),
                    ('organisations/employment_status', 'N', 'Unemployed', 1, true),
                    ('contacts/stage', '1', 'Enquiry', 1, true)
            ) as entry;
            insert into casework.worker (id, org_id, first_name, surname, updated)
            select (org.id - 1) * 1000 + 1, org.id, 'Will', 'Hill', '2018-11-01Z' from casework.org;
            insert into casework.client (
                id, org_id, type_id, first_name, surname, date_of_birth, gender, district, postcode, email, org_religion,
                org_ethnic_group, main_disability, registered_disabled, blue_badge_holder, employment_status,
                usual_support_worker, created, created_by, updated
            )
            select
                (org.id - 1) * 1000 + person.id, org.id, person.type, person.first_name, person.surname, person.born::date,
                person.gender, person.district, person.postcode, person.email, person.religion, person.ethnicity,
                person.disability, person.disabled, person.badge, person.employment,
                case when person.id = 1 then (org.id - 1) * 1000 + 1 end, '2018-10-01 09:00Z', 1,
                timestamptz '2018-10-31 22:59:59.1234Z' + person.id * interval '1 second'
            from casework.org
            cross join (
                values
                    (1, 1, 'Sam', 'Taylor', '1952-02-29', 1, 1, 'EX1 2AB', 'sam@x.y', 1, 1, 7, true, true, 'N'),
                    (2, 1, 'Mary', 'O''Brien";--', '1990-05-05', 2, 1, 'EX12 2AB', null, 3, 1, 9, true, null, 'E'),
                    (3, 1, 'Zoë', 'MÜLLER', null, 1, 2, null, null, 10, 2, null, false, false, null),
                    (4, 2, 'Ian', 'Smith', '1980-01-01', 2, null, null, null, null, null, null, null, null, null),
                    (5, 1, null, 'a;b', null, null, 1, null, null, 2, 1, null, null, null, null)
            ) as person (
                id, type, first_name, surname, born, gender, district, postcode, email, religion, ethnicity, disability,
                disabled, badge, employment
            );
            insert into casework.client_external_id (org_id, source_id, external_id, client_id)
            values (1, 1, 'Ext-1', 1), (1, 2, 'Ext-2', 1), (2, 1, 'Ext-1', 1001);
            insert into casework.referral (
                id, org_id, client_id, project_id, user_id, stage, description, closed_date, created, created_by, updated
            )
            select
                (org.id - 1) * 1000 + referral.id, org.id, (org.id - 1) * 1000 + referral.client, (org.id - 1) * 100 + referral.project,
                org.id, 1, referral.description, referral.closed::date, '2018-10-01 09:00Z', 1, '2018-11-01 09:00Z'
            from casework.org
            cross join (
                values
                    (510, 1, 5, 'Asked for 50%_ company', null),
                    (511, 2, 6, 'Needs advice', '2018-11-15'),
                    (512, 3, 5, 'Wants to meet people', null)
            ) as referral (id, client, project, description, closed);
            insert into casework.contact (
                id, org_id, referral_id, status, user_id, stage, start_date, end_date, description, contact_type, travel_mileage,
                created, created_by, updated
            )
            select
                (org.id - 1) * 1000 + contact.id, org.id, (org.id - 1) * 1000 + contact.referral, contact.status, org.id, 1,
                contact.begun::timestamp, contact.begun::timestamp + interval '1 hour', 'Visit', 2, contact.mileage,
                '2018-10-01 09:00Z', 1, '2018-11-01 09:00Z'
            from casework.org
            cross join (
                values
                    (1, 510, 'done', '2018-10-31 23:30', 12.50),
                    (2, 510, 'done', '2018-10-03 10:00', null),
                    (3, 511, 'done', '2018-11-05 10:00', null),
                    (4, 510, 'due', '2018-12-01 10:00', null),
                    (5, 512, 'done', '2018-10-10 10:00', null)
            ) as contact (id, referral, status, begun, mileage);
            insert into casework.contact (
                id, org_id, referral_id, status, user_id, start_date, end_date, description, cancellation_reason, cancelled_by,
                cancelled, created, created_by, updated
            )
            select
                (org.id - 1) * 1000 + 6, org.id, (org.id - 1) * 1000 + 511, 'cancelled', org.id, '2018-12-03 10:00',
                '2018-12-03 11:00', 'Second visit', 'Moved away', org.id, '2018-11-02 09:00Z', '2018-10-01 09:00Z', 1,
                '2018-11-02 09:00Z'
            from casework.org;
            insert into casework.client_relationship (id, org_id, client_id, other_id, relationship, carer)
            select
                (org.id - 1) * 1000 + related.id, org.id, (org.id - 1) * 1000 + related.client, (org.id - 1) * 1000 + related.other,
                related.kind, related.carer
            from casework.org
            cross join (values (1, 1, 2, 1, true), (2, 3, 1, 2, false), (3, 2, 4, 1, false)) as related (id, client, other, kind, carer);
            select setval('casework.client_relationship_id_seq', 10000);
            insert into casework.schedule (id, org_id, worker_id, client_id, project_id, start_date, end_date, updated)
            select
                (org.id - 1) * 1000 + 1, org.id, (org.id - 1) * 1000 + 1, (org.id - 1) * 1000 + 1, (org.id - 1) * 100 + 5,
                '2018-10-08 09:00', '2018-10-08 09:45', '2018-10-01 09:00Z'
            from casework.org;
            """
        );

    /// <summary>An organisation, a source and a user who sees all of it, each with the same key.</summary>
    public static Task AddCaseworkCaller(this TestDatabase database, string name, string key) =>
        database.Execute(
            """
            with org as (
                insert into casework.org (name, key_hash) values (:name, :key) returning id
            ),

            source as (
                insert into casework.source (name, key_hash) values (:name, :key) returning id
            ),

            allowed as (
                insert into casework.org_source (org_id, source_id) select org.id, source.id from org cross join source
            ),

            team as (
                insert into casework.user_group (org_id, name, referral_admin) select id, 'Staff', true from org
                returning id, org_id
            ),

            person as (
                insert into casework.app_user (org_id, group_id, name, all_projects, all_branches)
                select org_id, id, :name, true, true from team
                returning id, org_id
            )

            insert into casework.user_key (key_hash, org_id, user_id, source_id)
            select :key, person.org_id, person.id, source.id from person cross join source
            """,
            ("name", name),
            ("key", KeyCache.DigestOf(key))
        );
}

/// <summary>Answers of the area as tests look at them.</summary>
internal static class CaseworkAnswers
{
    /// <summary>The code of a refusal.</summary>
    public static string Code(this Exchange exchange) => (string)JsonNode.Parse(exchange.Body)!["code"]!;

    /// <summary>The codes of all that is wrong, with what each is about.</summary>
    public static IReadOnlyList<string> Problems(this Exchange exchange) =>
        [
            .. JsonNode.Parse(exchange.Body)!["problems"]!
                .AsArray()
                .Select(problem => string.Join(' ', problem!.AsObject().Select(part => part.Value!.ToString()))),
        ];

    /// <summary>The body of a success.</summary>
    public static JsonNode Json(this Exchange exchange, int status = 200)
    {
        exchange.Status.ShouldBe(status, exchange.ToString());

        return JsonNode.Parse(exchange.Body)!;
    }
}
