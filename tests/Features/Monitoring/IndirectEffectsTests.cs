using System.Text;
using Platform.Tests.Features.Monitoring.Maps;

namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// Every way to write, tried by those who may do little: none of them changes, by itself, by a refresh of theirs or by the
/// next refresh of others, a value in a region or an indicator that they may not write, nor anybody's rights.
/// </summary>
public sealed class IndirectEffectsTests(MapRightsTests.Mapped api) : IClassFixture<MapRightsTests.Mapped>
{
    private static readonly string[] Attackers = ["reader", "uploader", "local"];

    /// <param name="Path">Where it is sent.</param>
    /// <param name="Body">With names for ids, see <see cref="Filled"/>.</param>
    private sealed record Attempt(string Path, string Body);

    private static readonly Attempt[] Attempts =
    [
        // values
        new("/api/v1/dataentry/", """{"region_id":12,"campaign_id":1,"indicator_id":1,"value":99}"""),
        new("/api/v1/dataentry/", """{"region_id":12,"campaign_id":1,"indicator_id":1,"value":null}"""),
        new("/api/v1/dataentry/", """{"region_id":2,"campaign_id":1,"indicator_id":1,"value":99}"""),
        new("/api/v1/dataentry/", """{"region_id":11,"campaign_id":1,"indicator_id":4,"value":99}"""),
        new("/api/v1/datapointentry/", """{"region_id":12,"campaign_id":1,"indicator_id":1,"value":99}"""),
        // maps
        new("/api/v2/region_map/", """{"id":$MAP_B,"master_object_id":11}"""),
        new("/api/v2/region_map/", """{"id":$MAP_B,"source_object_id":$STRING_Z}"""),
        new("/api/v2/region_map/", """{"id":"","id__in":"$MAP_B","source_object_id":$STRING_B}"""),
        new("/api/v2/region_map/", """{"id":"","source_object_id":$STRING_B}"""),
        new("/api/v2/region_map/", """{"source_object_id":$STRING_B,"master_object_id":11}"""),
        new("/api/v2/campaign_map/", """{"id":$MAP_JUNE,"master_object_id":2}"""),
        new("/api/v2/campaign_map/", """{"id":"","source_object_id":$STRING_JUNE}"""),
        new("/api/v2/indicator_map/", """{"id":$MAP_MISSED,"master_object_id":2}"""),
        new("/api/v2/indicator_map/", """{"id":"","source_object_id":$STRING_MISSED}"""),
        // documents of others
        new("/api/v2/document/", """{"id":$DOCUMENT,"doc_text":"mine"}"""),
        new("/api/v2/document/", """{"id":"","doc_text":"victim"}"""),
        new("/api/v2/document/", """{"id":"","source_id":2}"""),
        new(
            "/api/v2/document_process/",
            """{"document_id":$DOCUMENT,"region_code_col":"campaign","campaign_col":"region","indicator_col":"cols_are_indicators"}"""
        ),
        new("/api/v2/document_review/", """{"id":"","document_id":$DOCUMENT}"""),
        // the tree, and what decides whose a value is
        new("/api/v2/region/", """{"id":12,"parent_region_id":11}"""),
        new("/api/v2/region/", """{"id":12,"office_id":2}"""),
        new("/api/v2/region/", """{"id":"","region_code":"NG-KN-3"}"""),
        new(
            "/api/v2/region/",
            """{"name":"New","region_code":"N","region_type_id":3,"office_id":1,"source_id":1,"parent_region_id":11}"""
        ),
        new("/api/v2/campaign/", """{"id":1,"office_id":2}"""),
        new("/api/v2/campaign/", """{"id":"","slug":"nigeria-july-2015"}"""),
        new("/api/v2/indicator/", """{"id":1,"aggregation":"none"}"""),
        new("/api/v2/indicator/", """{"id":"","slug":"vaccinators"}"""),
        new("/api/v2/office/", """{"id":"","name":"Pakistan"}"""),
        new("/api/v2/office/", """{"id":1,"name":"Mine"}"""),
        new("/api/v2/region_type/", """{"id":"","name":"District"}"""),
        new("/api/v2/campaign_type/", """{"id":"","name":"National Immunization Days"}"""),
        new("/api/v2/indicator_tag/", """{"id":1,"parent_tag_id":2}"""),
        new("/api/v2/indicator_tag/", """{"id":"","tag_name":"Polio"}"""),
        // people and their rights
        new("/api/v2/user/", """{"username":"more"}"""),
        new("/api/v2/group/", """{"id":"","name":"Field"}"""),
        new("/api/v2/group/", """{"id":1,"name":"Mine"}"""),
        new("/api/v2/user_group/", """{"user_id":$ME,"group_id":2}"""),
        new("/api/v2/user_group/", """{"id":"","user_id":$VICTIM,"group_id":1}"""),
        new("/api/v2/group_permission/", """{"group_id":1,"indicator_id":4}"""),
        new("/api/v2/group_permission/", """{"id":"","group_id":1,"indicator_id":1}"""),
        new("/api/v2/user_permission/", """{"user_id":$ME,"auth_code":"manage_system"}"""),
        new("/api/v2/user_permission/", """{"id":"","user_id":$VICTIM,"auth_code":"upload_csv"}"""),
        new("/api/v2/region_permission/", """{"user_id":$ME,"region_id":1,"read_write":"w"}"""),
        new("/api/v2/region_permission/", """{"id":"","user_id":$VICTIM,"region_id":1}"""),
        // what others made
        new("/api/v2/custom_dashboard/", """{"id":1,"title":"Mine"}"""),
        new("/api/v2/custom_dashboard/", """{"id":"","title":"Victim"}"""),
    ];

    [Fact]
    public async Task Nothing_that_is_not_ones_own_changes()
    {
        var table = new StringBuilder();
        foreach (var name in Attackers)
        {
            var document = await Begin();
            var own = name == "reader" ? 0 : await OwnDocument(name);
            var before = await Protected(name, own);
            foreach (var attempt in Attempts)
            {
                var answer = await api.As(api.Account(name))
                    .Post(attempt.Path, await Filled(attempt.Body, name, document));
                table.Append($"{name} {answer.Status} {attempt.Path} {attempt.Body}\n");
                answer.Status.ShouldBeInRange(400, 499, answer.ToString());
                (await Protected(name, own)).ShouldBe(before, $"{name}: {answer}");
            }

            foreach (var (refreshing, of) in new[] { (name, document), (name, own), ("writer", document) })
            {
                var refreshed = await api.Refresh(of, api.Account(refreshing));
                refreshed.Status.ShouldBeOneOf(200, 403, 404);
                table.Append(
                    $"{name} {refreshed.Status} refresh of {(of == document ? "victim's" : "own")} by {refreshing}\n"
                );
                (await Protected(name, own)).ShouldBe(before, $"{name}: {refreshed}");
            }
        }

        await Verify(table.ToString());
    }

    /// <summary>
    /// The map of a string whose values are all in one's own region may be changed, and a document may lose its cells; what
    /// is not one's own stays, and is counted.
    /// </summary>
    [Fact]
    public async Task A_refresh_takes_away_only_what_its_caller_may_write()
    {
        var document = await Begin();
        await api.Database.Execute("delete from monitoring.campaign_map");
        var before = await api.Stored();

        (await api.Refreshed(document, api.Account("uploader"))).ShouldBe(
            """master_datapoint_count 4, skipped {"NOT_PERMITTED":4,"UNMAPPED":5}"""
        );
        (await api.Stored()).ShouldBe(before);

        (await api.Refreshed(document, api.Local)).ShouldBe(
            """deleted 2, master_datapoint_count 2, skipped {"NOT_PERMITTED":2,"UNMAPPED":5}"""
        );
        (await api.Stored()).ShouldBe(before.Where(value => !value.StartsWith("11 ", StringComparison.Ordinal)));

        (await api.Refreshed(document)).ShouldBe("""deleted 2, skipped {"UNMAPPED":5}""");
        await api.ShouldBeResolved();
    }

    /// <summary>An indicator that is not of the caller's groups is as little theirs as a region.</summary>
    [Fact]
    public async Task Nor_of_an_indicator_that_is_not_the_callers()
    {
        var document = await Begin();
        await api.Unmap("region", "A");
        await api.Database.Execute("delete from monitoring.group_permission where indicator_id = 2");

        (await api.Refreshed(document)).ShouldBe(
            """deleted 1, unchanged 1, master_datapoint_count 3, skipped {"NOT_PERMITTED":2,"UNMAPPED":3}"""
        );
        (await api.Stored()).ShouldBe([
            $"11 1 2: 2 from {document}",
            $"12 1 1: 3 from {document}",
            $"12 1 2: 4 from {document}",
        ]);
        await api.Database.Execute("insert into monitoring.group_permission (group_id, indicator_id) values (1, 2)");
    }

    [Fact]
    public async Task A_negative_value_stays_listed_whoever_refreshes()
    {
        var document = await Begin();
        await api.Database.Execute(
            "update monitoring.source_datapoint set value = -3 where document_id = :id and region_code = 'B'",
            ("id", document)
        );
        await api.Refreshed(document);
        const string Listed =
            "select source_datapoint_id, datapoint_id, error_type from monitoring.bad_data order by 1";
        var before = await api.Database.Rows(Listed);
        before.Count.ShouldBe(2);

        await api.Refreshed(document, api.Account("uploader"));
        (await api.Database.Rows(Listed)).ShouldBe(before);
    }

    private async Task<int> Begin()
    {
        var document = await api.Prepared();
        await api.Database.Execute(
            """
            update monitoring.document set doc_text = 'victim' where id = :id;
            insert into monitoring.indicator_tag (id, tag_name) values (1, 'Polio'), (2, 'Other') on conflict do nothing;
            insert into monitoring.app_group (id, name) values (2, 'Others') on conflict do nothing;
            insert into monitoring.custom_dashboard (id, title, owner_id) values (1, 'Victim', :victim) on conflict do nothing;
            """,
            ("id", document),
            ("victim", api.Writer.Id)
        );

        return document;
    }

    /// <summary>With strings that are mapped already, to regions that are not theirs.</summary>
    private async Task<int> OwnDocument(string name)
    {
        var own = await api.Upload(
            "region,campaign,missed,target\nB,June,70,80\nA,July,90,\n",
            api.Account(name),
            $"{name}.csv"
        );
        (await api.Process(own, api.Account(name))).Status.ShouldBe(200);
        await api.Database.Execute("update monitoring.document set doc_text = 'own' where id = :id", ("id", own));
        // Of all documents the newest would win: theirs is, and still may not.
        return own;
    }

    private async Task<string> Filled(string body, string name, int document)
    {
        var (mapB, stringB) = await api.MapOf("region", "B");
        var (mapJune, stringJune) = await api.MapOf("campaign", "June");
        var (mapMissed, stringMissed) = await api.MapOf("indicator", "missed");
        var (_, stringZ) = await api.MapOf("region", "Z");

        return new StringBuilder(body)
            .Replace("$MAP_B", $"{mapB}")
            .Replace("$STRING_B", $"{stringB}")
            .Replace("$STRING_Z", $"{stringZ}")
            .Replace("$MAP_JUNE", $"{mapJune}")
            .Replace("$STRING_JUNE", $"{stringJune}")
            .Replace("$MAP_MISSED", $"{mapMissed}")
            .Replace("$STRING_MISSED", $"{stringMissed}")
            .Replace("$DOCUMENT", $"{document}")
            .Replace("$ME", $"{api.Account(name).Id}")
            .Replace("$VICTIM", $"{api.Writer.Id}")
            .ToString();
    }

    /// <summary>Everything that the account may not change, row by row.</summary>
    private async Task<string> Protected(string name, int own) =>
        string.Join(
            '\n',
            await api.Database.Rows(
                """
                select 'datapoint ' || (to_jsonb(datapoint) - 'changed_by_id' - 'updated_at')::text
                from monitoring.datapoint
                where
                    region_id not in (select region_id from monitoring.authorized_region(:me, 'w', 0))
                    or indicator_id not in (select indicator_id from monitoring.writable_indicator(:me))
                union all
                select 'history ' || count(*)
                from monitoring.datapoint_history
                where region_id not in (select region_id from monitoring.authorized_region(:me, 'w', 0))
                union all
                select 'cell ' || (to_jsonb(cell) - 'status')::text
                from monitoring.source_datapoint as cell
                where document_id <> :own
                union all
                select 'document ' || (to_jsonb(document) - 'master_datapoint_count')::text
                from monitoring.document
                where id <> :own
                union all select 'bad ' || bad_data::text from monitoring.bad_data where document_id <> :own
                union all select 'file ' || storage_key from monitoring.file_removal
                union all select 'region_map ' || region_map::text from monitoring.region_map
                union all select 'campaign_map ' || campaign_map::text from monitoring.campaign_map
                union all select 'indicator_map ' || indicator_map::text from monitoring.indicator_map
                union all select 'region ' || region::text from monitoring.region
                union all select 'campaign ' || campaign::text from monitoring.campaign
                union all select 'indicator ' || indicator::text from monitoring.indicator
                union all select 'component ' || component::text from monitoring.calculated_indicator_component as component
                union all select 'office ' || office::text from monitoring.office
                union all select 'region_type ' || region_type::text from monitoring.region_type
                union all select 'campaign_type ' || campaign_type::text from monitoring.campaign_type
                union all select 'tag ' || indicator_tag::text from monitoring.indicator_tag
                union all select 'group ' || app_group::text from monitoring.app_group
                union all select 'member ' || user_group::text from monitoring.user_group
                union all select 'may ' || group_permission::text from monitoring.group_permission
                union all select 'code ' || user_permission::text from monitoring.user_permission
                union all select 'grant ' || region_permission::text from monitoring.region_permission
                union all select 'dashboard ' || custom_dashboard::text from monitoring.custom_dashboard
                union all select 'account ' || (to_jsonb(account) - 'last_login')::text from identity.account
                order by 1
                """,
                ("me", api.Account(name).Id),
                ("own", own)
            )
        );
}
