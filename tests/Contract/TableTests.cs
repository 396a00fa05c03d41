namespace Platform.Tests.Contract;

/// <summary>What every table has: a key, room for numbers, and vacuum in time.</summary>
public sealed class TableTests(Clone clone) : IClassFixture<Clone>
{
    /// <summary>
    /// Monitoring's metadata, whose ids are 32 bits wide in the contract: people make these rows, one at a time, or an
    /// upload makes one for each text that was never seen before (which is looked up first, so that numbers are not
    /// drawn in vain).
    /// </summary>
    private static readonly string[] Narrow =
    [
        "app_group",
        "calculated_indicator_component",
        "campaign",
        "campaign_map",
        "campaign_type",
        "custom_dashboard",
        "document",
        "group_permission",
        "indicator",
        "indicator_bound",
        "indicator_map",
        "indicator_tag",
        "indicator_to_tag",
        "office",
        "region",
        "region_map",
        "region_permission",
        "region_type",
        "source",
        "source_campaign",
        "source_indicator",
        "source_region",
        "user_group",
        "user_permission",
    ];

    [Fact]
    public async Task Every_table_has_a_primary_key() =>
        (
            await clone.Database.Rows(
                """
                select pg_class.oid::regclass::text
                from pg_class
                inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
                where
                    pg_class.relkind in ('r', 'p')
                    and pg_namespace.nspname !~ '^pg_'
                    and pg_namespace.nspname <> 'information_schema'
                    and not exists (
                        select
                        from pg_constraint
                        where pg_constraint.conrelid = pg_class.oid and pg_constraint.contype = 'p'
                    )
                """
            )
        ).ShouldBeEmpty();

    /// <summary>A number that an upsert draws is gone even where it updates: two billion are soon drawn.</summary>
    [Fact]
    public async Task Numbers_of_rows_that_clients_make_are_64_bits_wide() =>
        (
            await clone.Database.Rows(
                """
                select pg_attribute.attrelid::regclass || '.' || pg_attribute.attname
                from pg_attribute
                inner join pg_class on pg_class.oid = pg_attribute.attrelid
                where
                    pg_class.relkind in ('r', 'p')
                    and (pg_attribute.attidentity <> '' or pg_get_serial_sequence(
                        pg_attribute.attrelid::regclass::text, pg_attribute.attname
                    ) is not null)
                    and pg_attribute.atttypid <> 'bigint'::regtype
                """
            )
        ).ShouldBe(Narrow.Select(table => $"monitoring.{table}.id"), ignoreOrder: true);

    /// <summary>docs/dba.md has a line for each, with the reason.</summary>
    [Fact]
    public async Task Tables_that_change_most_are_vacuumed_sooner_as_the_page_says()
    {
        var settings = await clone.Database.Rows(
            """
            select pg_class.oid::regclass || ' ' || string_agg(option, ', ' order by option)
            from pg_class
            cross join unnest(pg_class.reloptions) as option
            where pg_class.relkind = 'r' and option ~ '^autovacuum'
            group by pg_class.oid
            order by 1
            """
        );
        var page = Repository
            .Read("docs/dba.md")
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("autovacuum_"))
            .Select(line => line.Split('|'))
            .Select(cells => $"{cells[1].Trim(' ', '`')} {cells[2].Trim().Replace("`", "", StringComparison.Ordinal)}");

        page.ShouldBe(settings, ignoreOrder: true);
    }
}
