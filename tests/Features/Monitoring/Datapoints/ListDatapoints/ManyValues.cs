namespace Platform.Tests.Features.Monitoring.Datapoints.ListDatapoints;

/// <summary>
/// The small country with 240 settlements and 100 campaigns more, one of each office on each day: more pairs of them
/// than are looked up one by one.
/// </summary>
public sealed class ManyValues : SmallCountry
{
    /// <summary>By name: reader (everything), country, district.</summary>
    public TestAccount Account(string name) =>
        name switch
        {
            "reader" => Reader,
            "country" => Country,
            _ => District,
        };

    protected override Task Load(TestDatabase database) =>
        database.Execute(
            """
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            select number, number::text, number::text, number::text, 4, 1 + (number % 3 = 0)::integer, 4 + number % 4
            from generate_series(101, 340) as number;
            insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
            select number, number::text, number::text, 1 + number % 2, 1, day, day + 3
            from generate_series(101, 200) as number
            cross join lateral (select date '2020-01-01' + number / 2 as day) as begun;
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value)
            select
                101 + dice % 100,
                case when dice % 9 = 0 then 1 + dice / 100 % 10 else 101 + dice / 100 % 240 end,
                (array[1, 2, 5, 6])[1 + dice / 24000 % 4],
                nullif(dice % 7, 0)
            from (
                select number * 7919 % 96000 as dice
                from generate_series(0, 5999) as number
            ) as shuffled
            on conflict do nothing;
            select monitoring.rebuild();
            """
        );
}
