using System.Globalization;
using Npgsql;

namespace Platform.Tests.Features.Monitoring;

/// <summary>A random country in the database and, beside it, what its values must be.</summary>
internal sealed class LivingCountry(Api api, RandomCountry random, int number)
{
    private readonly Dictionary<int, int?> _parents = random
        .Parents.Select((parent, region) => (region, parent))
        .ToDictionary(item => item.region, item => item.parent < 0 ? (int?)null : item.parent);

    private readonly Dictionary<int, string> _aggregations = random
        .Aggregations.Select((aggregation, indicator) => (indicator, aggregation))
        .ToDictionary(item => item.indicator, item => item.aggregation);

    private readonly List<Definition> _definitions = [];
    private readonly Dictionary<(int Region, int Indicator), double> _stored = [];

    public int Campaign => number;

    private int First => number * 1_000;

    public async Task Begin()
    {
        await api.Database.Execute(
            """
            insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
            select :number, :number::text, :number::text, 1, 1, date '2000-01-01' + :number, date '2000-01-01' + :number;
            insert into monitoring.indicator (id, name, short_name, slug, source_id, aggregation)
            select :first + ordinal - 1, name, name, name, 1, aggregation
            from unnest(:aggregations) with ordinality as item (aggregation, ordinal)
            cross join lateral (select (:first + ordinal)::text as name) as named;
            insert into monitoring.group_permission (group_id, indicator_id) select 1, id from monitoring.indicator where id >= :first;
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            select :first + ordinal - 1, name, name, name, 1, 1, case when parent >= 0 then :first + parent end
            from unnest(:parents) with ordinality as item (parent, ordinal)
            cross join lateral (select (:first + ordinal)::text as name) as named;
            insert into monitoring.region_permission (user_id, region_id, read_write)
            select :bot, id, 'w' from monitoring.region where id >= :first;
            """,
            ("number", number),
            ("first", First),
            ("aggregations", random.Aggregations),
            ("parents", random.Parents),
            ("bot", api.Bot.Id)
        );
    }

    public Task Let(Happening happening) =>
        happening switch
        {
            Typed typed => Type(typed),
            Moved moved => Move(moved.Region % _parents.Count, moved.Parent % (_parents.Count + 1) - 1),
            Defined defined => Define(
                new(
                    defined.Indicator % _aggregations.Count,
                    defined.Component % _aggregations.Count,
                    defined.Calculation
                )
            ),
            Undefined undefined => Undefine(undefined.Which),
            Reaggregated changed => Reaggregate(changed.Indicator % _aggregations.Count, changed.Aggregation),
            Uploaded uploaded => Upload(uploaded.Values),
            _ => throw new NotSupportedException(),
        };

    public async Task ShouldBeAsDefined(Happening last)
    {
        var naive = new NaiveValues(_parents, _aggregations, _definitions, _stored);
        await Compare("mixed", naive.Value, last);
        await Compare("no-agg", naive.WithoutAggregation, last);
        await Compare("agg-only", naive.AggregationOnly, last);
        (await Everything()).ShouldNotContain("wrong", customMessage: last.ToString());
    }

    /// <summary>All cells that have a value and all groups; a group that does not fit its cells is marked.</summary>
    public async Task<string> Everything() =>
        string.Join(
            '\n',
            await api.Database.Rows(
                """
                select format(
                    '%s %s %s %s %s %s', region_id, indicator_id, stored, trim_scale(child_sum), child_count,
                    concat_ws(' ', 'v', value, 'c', calculated, 'l', calculated_local)
                )
                from monitoring.datapoint_resolved
                where campaign_id = :campaign and (has_value or has_local or has_parts)
                union all
                select format(
                    '%s has %s shows %s below %s %s', region_id, value_count, is_shown, shown_below,
                    case
                        when value_count <> (
                            select count(*) from monitoring.datapoint_resolved as cell
                            where cell.campaign_id = :campaign and cell.region_id = datapoint_group.region_id and cell.has_value
                        ) or is_shown <> (value_count > 0) or shown_below <> is_shown::integer + (
                            select coalesce(sum(below.shown_below), 0)
                            from monitoring.region
                            inner join monitoring.datapoint_group as below on below.region_id = region.id and below.campaign_id = :campaign
                            where region.parent_region_id = datapoint_group.region_id
                        ) then 'wrong'
                    end
                )
                from monitoring.datapoint_group
                where campaign_id = :campaign and (value_count > 0 or shown_below <> 0 or is_shown)
                order by 1
                """,
                ("campaign", Campaign)
            )
        );

    /// <summary>Definitions go, or later countries' changes would recompute this one too.</summary>
    public Task End() =>
        api.Database.Execute(
            """
            delete from monitoring.calculated_indicator_component;
            delete from monitoring.datapoint;
            delete from monitoring.datapoint_resolved;
            delete from monitoring.datapoint_group;
            """
        );

    private async Task Type(Typed typed)
    {
        var (region, indicator) = KeyOf(typed);
        await api.Client.Enter(First + region, Campaign, First + indicator, typed.Value);
        Store(typed);
    }

    private async Task Upload(Typed[] values)
    {
        foreach (var typed in values)
        {
            var (region, indicator) = KeyOf(typed);
            await api.Database.Execute(
                """
                insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value)
                values (:campaign, :region, :indicator, :value)
                on conflict (campaign_id, indicator_id, region_id) do update set value = excluded.value
                """,
                ("campaign", Campaign),
                ("region", First + region),
                ("indicator", First + indicator),
                ("value", typed.Value)
            );
            Store(typed);
        }

        await api.Database.Execute(
            "select monitoring.lock_campaign(:campaign); select monitoring.resolve(:campaign, :regions, :indicators)",
            ("campaign", Campaign),
            ("regions", values.Select(typed => First + KeyOf(typed).Region).ToArray()),
            ("indicators", values.Select(typed => First + KeyOf(typed).Indicator).ToArray())
        );
    }

    private async Task Move(int region, int parent)
    {
        try
        {
            await api.Database.Execute(
                "update monitoring.region set parent_region_id = :parent where id = :region",
                ("region", First + region),
                ("parent", parent < 0 ? null : First + parent)
            );
            _parents[region] = parent < 0 ? null : parent;
        }
        catch (PostgresException loop) when (loop.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // below itself: refused, nothing has changed
        }
    }

    private async Task Define(Definition definition)
    {
        if (_definitions.Contains(definition))
        {
            return;
        }

        try
        {
            await api.Database.Execute(
                """
                insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
                values (:indicator, :component, :calculation)
                """,
                ("indicator", First + definition.Indicator),
                ("component", First + definition.Component),
                ("calculation", definition.Calculation)
            );
            _definitions.Add(definition);
        }
        catch (PostgresException loop) when (loop.ConstraintName == "calculated_indicator_component_acyclic")
        {
            // from itself: refused
        }
    }

    private async Task Undefine(int which)
    {
        if (_definitions.Count == 0)
        {
            return;
        }

        var gone = _definitions[which % _definitions.Count];
        _definitions.Remove(gone);
        await api.Database.Execute(
            """
            delete from monitoring.calculated_indicator_component
            where indicator_id = :indicator and indicator_component_id = :component and calculation = :calculation
            """,
            ("indicator", First + gone.Indicator),
            ("component", First + gone.Component),
            ("calculation", gone.Calculation)
        );
    }

    private async Task Reaggregate(int indicator, string aggregation)
    {
        await api.Database.Execute(
            "update monitoring.indicator set aggregation = :aggregation where id = :indicator",
            ("indicator", First + indicator),
            ("aggregation", aggregation)
        );
        _aggregations[indicator] = aggregation;
    }

    private (int Region, int Indicator) KeyOf(Typed typed) =>
        (typed.Region % _parents.Count, typed.Indicator % _aggregations.Count);

    private void Store(Typed typed)
    {
        _stored.Remove(KeyOf(typed));
        if (typed.Value is { } value)
        {
            _stored[KeyOf(typed)] = value;
        }
    }

    private async Task Compare(string level, Func<int, int, double?> expected, Happening last)
    {
        var rows = await api.Database.Rows(
            """
            select region.id - :first, cell.indicator_id - :first, cell.value
            from monitoring.region
            cross join lateral monitoring.datapoint_row(:campaign, region.id, null, :level, false, false) as cells
            cross join lateral unnest(cells.indicator_ids, cells.cell_values) as cell (indicator_id, value)
            where region.id >= :first
            """,
            ("first", First),
            ("campaign", Campaign),
            ("level", level)
        );
        var actual = rows.Select(row => row.Split(" | "))
            .ToDictionary(
                row =>
                    (int.Parse(row[0], CultureInfo.InvariantCulture), int.Parse(row[1], CultureInfo.InvariantCulture)),
                row => double.Parse(row[2], CultureInfo.InvariantCulture)
            );
        foreach (var region in _parents.Keys)
        {
            foreach (var indicator in _aggregations.Keys)
            {
                var found = actual.TryGetValue((region, indicator), out var value) ? value : (double?)null;
                var should = expected(region, indicator);
                var where = $"{level} region {region} indicator {indicator} after {last}";
                found.HasValue.ShouldBe(should.HasValue, where);
                if (should is { } number)
                {
                    found!.Value.ShouldBe(number, 1e-9 * Math.Max(1, Math.Abs(number)), where);
                }
            }
        }
    }
}
