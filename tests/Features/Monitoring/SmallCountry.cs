namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// Two countries with their offices, a region that lies in one and belongs to the other, three campaigns, sums and
/// calculations, and people with different grants. The clock stands still.
/// </summary>
public class SmallCountry : Api
{
    /// <summary>Writes everything in Nordia, in all indicators but the last.</summary>
    public TestAccount Country { get; private set; } = null!;

    /// <summary>Writes one district.</summary>
    public TestAccount District { get; private set; } = null!;

    /// <summary>Reads both countries.</summary>
    public TestAccount Reader { get; private set; } = null!;

    public TestAccount Nobody { get; private set; } = null!;

    protected override DateTimeOffset? Now => new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    protected override async Task Arrange(TestDatabase database)
    {
        Country = await database.AddAccount("country");
        District = await database.AddAccount("district");
        Reader = await database.AddAccount("reader");
        Nobody = await database.AddAccount("nobody");
        await database.Execute(
            """
            insert into monitoring.office (id, name) values (1, 'Nordia'), (2, 'Sudia');
            insert into monitoring.region_type (id, name)
            values (1, 'Country'), (2, 'Province'), (3, 'District'), (4, 'Settlement');
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            values
                (1, 'Nordia', 'N', 'nordia', 1, 1, null),
                (2, 'Alder', 'N-A', 'alder', 2, 1, 1),
                (3, 'Birch', 'N-B', 'birch', 2, 1, 1),
                (4, 'Alder East', 'N-A-E', 'alder-east', 3, 1, 2),
                (5, 'Alder, West', 'N-A-W', 'alder-west', 3, 1, 2),
                (6, 'Birch North', 'N-B-N', 'birch-north', 3, 1, 3),
                (7, 'Birch South', 'N-B-S', 'birch-south', 3, 1, 3),
                (8, 'Fen', 'N-A-E-F', 'fen', 4, 1, 4),
                (9, 'Sudia', 'S', 'sudia', 1, 2, null),
                (10, 'Border', 'S-X', 'border', 3, 2, 3);
            insert into monitoring.campaign_type (id, name) values (1, 'National');
            insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
            values
                (1, 'Nordia January', 'nordia-january', 1, 1, '2026-01-10', '2026-01-14'),
                (2, 'Nordia March', 'nordia-march', 1, 1, '2026-03-10', '2026-03-14'),
                (3, 'Sudia March', 'sudia-march', 2, 1, '2026-03-10', '2026-03-14');
            insert into monitoring.indicator (id, name, short_name, slug, source_id, aggregation)
            values
                (1, 'Vaccinated', 'vaccinated', 'vaccinated', 1, 'sum'),
                (2, 'Target', 'target', 'target', 1, 'sum'),
                (3, 'Coverage', 'coverage', 'coverage', 1, 'sum'),
                (4, '=Missed, share', 'missed', 'missed', 1, 'sum'),
                (5, 'Boys', 'boys', 'boys', 1, 'sum'),
                (6, 'Girls', 'girls', 'girls', 1, 'sum'),
                (7, 'Children', 'children', 'children', 1, 'sum'),
                (8, 'Not ours', 'not-ours', 'not-ours', 1, 'sum');
            insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
            values
                (3, 1, 'PART'),
                (3, 2, 'WHOLE'),
                (4, 1, 'PART_OF_DIFFERENCE'),
                (4, 2, 'WHOLE_OF_DIFFERENCE'),
                (4, 2, 'WHOLE_OF_DIFFERENCE_DENOMINATOR'),
                (7, 5, 'PART_TO_BE_SUMMED'),
                (7, 6, 'PART_TO_BE_SUMMED');
            insert into monitoring.app_group (id, name) values (1, 'Data entry');
            insert into monitoring.group_permission (group_id, indicator_id) select 1, generate_series(1, 7);
            insert into monitoring.user_group (user_id, group_id)
            select id, 1 from identity.account where username in ('country', 'district', 'reader');
            insert into monitoring.region_permission (user_id, region_id, read_write)
            select id, 1, 'w' from identity.account where username = 'country'
            union all select id, 4, 'w' from identity.account where username = 'district'
            union all select id, 4, 'r' from identity.account where username = 'district'
            union all select id, 1, 'r' from identity.account where username = 'reader'
            union all select id, 4, 'r' from identity.account where username = 'reader'
            union all select id, 9, 'r' from identity.account where username = 'reader';
            insert into monitoring.region_polygon (region_id, geometry)
            values
                (2, '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}'),
                (4, '{"type":"MultiPolygon","coordinates":[[[[0,0],[0.5,0],[0.5,0.5],[0,0]]]]}'),
                (9, '{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}');
            """
        );
        await Load(database);
    }

    /// <summary>Stored values, put in beside the service and resolved by a rebuild.</summary>
    protected virtual async Task Load(TestDatabase database) =>
        await database.Execute(
            """
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value, note)
            values
                (1, 4, 1, 40, null), (1, 4, 2, 50, null), (1, 5, 1, 12.5, 'counted twice'), (1, 5, 2, 25, null),
                (1, 6, 1, 6, null), (1, 6, 2, 0, null), (1, 7, 1, null, 'cleared'),
                (2, 4, 1, 11, null), (2, 8, 1, 3, null), (2, 6, 5, 7, null), (2, 6, 6, 8, null),
                (2, 10, 1, 1000, null), (3, 10, 1, 5, null), (3, 9, 2, -4, null);
            select monitoring.rebuild();
            """
        );
}
