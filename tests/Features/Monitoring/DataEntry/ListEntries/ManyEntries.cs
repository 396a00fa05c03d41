namespace Platform.Tests.Features.Monitoring.DataEntry.ListEntries;

/// <summary>
/// The small country with so many datapoints that a filter may match more than are probed, two regions in a loop that
/// no grant above them reaches, and people who may read all regions, most, some, hardly any, and none.
/// </summary>
public sealed class ManyEntries : SmallCountry
{
    private readonly Dictionary<string, TestAccount> _accounts = [];

    /// <summary>By name: all (also to write), roots, country, district, settlement, nobody.</summary>
    public TestAccount Account(string name) => _accounts[name];

    protected override async Task Load(TestDatabase database)
    {
        foreach (var name in new[] { "all", "roots", "settlement" })
        {
            _accounts[name] = await database.AddAccount(name);
        }

        (_accounts["country"], _accounts["district"], _accounts["nobody"]) = (Country, District, Nobody);
        await database.Execute(
            """
            set session_replication_role = replica;
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            values (11, 'Hen', 'HEN', 'hen', 4, 1, 12), (12, 'Egg', 'EGG', 'egg', 4, 1, 11);
            set session_replication_role = origin;
            select monitoring.rebuild_regions();
            insert into monitoring.region_permission (user_id, region_id, read_write)
            select account.id, item.region_id, item.read_write
            from (
                values
                    ('all', 1, 'r'), ('all', 9, 'w'), ('all', 11, 'r'), ('all', 4, 'w'),
                    ('roots', 1, 'r'), ('roots', 9, 'r'),
                    ('settlement', 8, 'r')
            ) as item (username, region_id, read_write)
            inner join identity.account on account.username = item.username;
            insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
            select number, number::text, number::text, 1, 1, date '2000-01-01' + number, date '2000-01-01' + number
            from generate_series(101, 140) as number;
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value)
            select 101 + dice % 40, 1 + dice / 40 % 12, 1 + dice / 480 % 8, nullif(dice % 7, 0)
            from (
                select number * 1021 % 3840 as dice
                from generate_series(0, 3839) as number
            ) as shuffled;
            """
        );
    }
}
