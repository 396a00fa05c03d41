namespace Platform.Tests.Features.Monitoring;

/// <summary>The small country with what belongs to the metadata: tags, bounds, maps, dashboards, documents, people of
/// all kinds.</summary>
public class Metadata : SmallCountry
{
    /// <summary>Holds manage_system and nothing else.</summary>
    public TestAccount Manager { get; private set; } = null!;

    /// <summary>Holds upload_csv and nothing else.</summary>
    public TestAccount Uploader { get; private set; } = null!;

    /// <summary>A superuser without a grant.</summary>
    public TestAccount Root { get; private set; } = null!;

    /// <summary>Was granted to write one province, and not to read it.</summary>
    public TestAccount Writer { get; private set; } = null!;

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        Manager = await database.AddAccount("manager");
        Uploader = await database.AddAccount("uploader");
        Root = await database.AddAccount("root");
        Writer = await database.AddAccount("writer");
        await database.Execute(
            """
            update identity.account set is_superuser = true where username = 'root';
            insert into monitoring.user_permission (id, user_id, auth_code)
            select 1, id, 'manage_system' from identity.account where username = 'manager'
            union all select 2, id, 'upload_csv' from identity.account where username = 'uploader'
            union all select 3, id, 'data_entry_form' from identity.account where username = 'manager'
            union all select 4, id, 'show_maps' from identity.account where username = 'reader';
            insert into monitoring.region_permission (user_id, region_id, read_write)
            select id, 2, 'w' from identity.account where username = 'writer';
            insert into monitoring.campaign_type (id, name) values (2, '50% _off');
            insert into monitoring.office (id, name) values (901, 'Straße οδος'), (902, 'École fin');
            insert into monitoring.indicator_tag (id, tag_name, parent_tag_id)
            values (1, 'Polio', null), (2, 'Missed', 1), (3, 'Unused', null);
            insert into monitoring.indicator_to_tag (indicator_id, indicator_tag_id) values (1, 2), (1, 1), (2, 1);
            insert into monitoring.indicator_bound (id, indicator_id, mn_val, mx_val, bound_name, direction)
            values (2, 1, 0.2, 1, 'Bad', -1), (1, 1, null, 0.1, 'Good', 1);
            insert into monitoring.source_region (id, region_code, source_guid)
            values (1, 'NORDIA', 'g1'), (2, 'nordia ', 'g2'), (3, 'S!', 'g3');
            insert into monitoring.source_campaign (id, campaign_string, source_guid)
            values (1, 'jan', 'g1'), (2, 'march', 'g2'), (3, 'april', 'g3');
            insert into monitoring.source_indicator (id, indicator_string, source_guid)
            values (1, 'vacc', 'g1'), (2, 'tgt', 'g2'), (3, 'x', 'g3');
            insert into monitoring.region_map (id, source_object_id, master_object_id, mapped_by_id)
            select 1, 1, 1, id from identity.account where username = 'uploader';
            insert into monitoring.campaign_map (id, source_object_id, master_object_id, mapped_by_id)
            select 1, 1, 1, id from identity.account where username = 'uploader';
            insert into monitoring.indicator_map (id, source_object_id, master_object_id, mapped_by_id)
            select 1, 1, 1, id from identity.account where username = 'uploader';
            insert into monitoring.custom_dashboard (id, title, description, owner_id, default_office_id, dashboard_json)
            select 1, 'Nordia', 'All of it', id, 1, '{"charts":[]}' from identity.account where username = 'country';
            insert into monitoring.custom_dashboard (id, title, owner_id)
            select 2, '=Empty', id from identity.account where username = 'reader';
            insert into monitoring.document (
                id, docfile, doc_text, guid, created_by_id, source_id, is_processed, source_datapoint_count,
                master_datapoint_count, created_at
            )
            select
                item.id, item.docfile, item.doc_text, 'guid-' || item.id, account.id, 2, item.is_processed,
                item.cells, item.datapoints, '2026-11-20 08:00Z'
            from (
                values
                    (1, 'reader', 'january.csv', '=January, Nordia', true, 12, 10),
                    (2, 'uploader', 'march.csv', null, true, 3, 0),
                    (3, 'reader', 'april.xlsx', 'April', false, null, null),
                    (4, 'reader', null, 'ODK form 7', false, null, null)
            ) as item (id, username, docfile, doc_text, is_processed, cells, datapoints)
            inner join identity.account on account.username = item.username;
            insert into monitoring.document_review (
                id, document_id, db_model, source_object_id, source_dp_count, master_dp_count
            )
            values
                (1, 1, 'region', 1, 12, 10), (2, 1, 'region', 2, 2, 0), (3, 1, 'campaign', 1, 12, 10),
                (4, 1, 'indicator', 1, 12, 10), (5, 2, 'region', 3, 3, 0);
            insert into monitoring.source_datapoint (
                id, document_id, row_number, column_number, source_guid, region_code, campaign_string,
                indicator_string, cell_value, value, status
            )
            values
                (1, 1, 0, 2, 'doc_id:1-row_no:0', 'NORDIA', 'jan', 'vacc', '12', 12, 'KEPT_TYPED'),
                (2, 1, 0, 3, 'doc_id:1-row_no:0', 'NORDIA', 'jan', 'tgt', 'n/a', null, null),
                (3, 1, 1, 2, 'doc_id:1-row_no:1', 'nordia ', 'jan', 'vacc', '=1+1', null, null),
                (4, 2, 0, 2, 'doc_id:2-row_no:0', 'S!', 'april', 'x', '3', 3, null);
            insert into monitoring.document_job (
                id, document_id, kind, settings, created_by_id, state, done_count, total_count, attempts, last_error,
                result, created_at, run_at, leased_until, started_at, ended_at
            )
            select
                item.id, item.document_id, item.kind, '{}', document.created_by_id, item.state, item.done, item.total,
                item.attempts, item.last_error, item.result::json, '2026-11-20 08:00Z', '2026-11-20 08:00Z',
                item.leased_until::timestamptz, '2026-11-20 08:00:00.5Z', item.ended_at::timestamptz
            from (
                values
                    (1, 1, 'process', 'done', 12, 12, 1, null, '{"document_id":1}', null, '2026-11-20 08:01Z'),
                    (2, 1, 'refresh', 'running', 5, 12, 2, 'TimeoutException: slow', null, '2100-01-01Z', null),
                    (3, 3, 'process', 'refused', 0, 0, 1, null, '{"invalid_value":"x"}', null, '2026-11-20 08:02Z'),
                    (4, 2, 'refresh', 'failed', 0, 0, 5, '23514: no', null, null, '2026-11-20 08:03Z')
            ) as item (
                id, document_id, kind, state, done, total, attempts, last_error, result, leased_until, ended_at
            )
            inner join monitoring.document on document.id = item.document_id;
            update monitoring.office set created_at = '2026-01-01Z';
            update monitoring.region set created_at = '2026-01-01 12:30:15.250999Z';
            update monitoring.campaign set created_at = '2026-01-01Z';
            """
        );
        // What the tests write gets ids of its own.
        await database.Execute(
            """
            do $$
            declare
                identity_column record;
            begin
                for identity_column in
                    select table_schema || '.' || table_name as name
                    from information_schema.columns
                    where table_schema = 'monitoring' and column_name = 'id' and is_identity = 'YES'
                loop
                    perform setval(pg_get_serial_sequence(identity_column.name, 'id'), 1000);
                end loop;
            end
            $$
            """
        );
    }
}
