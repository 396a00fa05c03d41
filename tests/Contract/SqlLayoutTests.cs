namespace Platform.Tests.Contract;

/// <summary>The layout rules themselves: each catches what it is for.</summary>
public sealed class SqlLayoutTests
{
    private const string Good = """
        -- What it is for; here SELECT * FROM is only talk.
        with /* Sync/Example */
        incoming as (
            select item.id
            from unnest(:ids::bigint[]) as item (id)
        ),

        written as (
            insert into sync.organization (id, name)
            select incoming.id, 'Organization;'
            from incoming
            order by incoming.id collate "C" -- one order
            on conflict (id) do update
                set name = excluded.name
            returning id
        )

        select count(*) as rows_created
        from written

        """;

    [Fact]
    public void Good_sql_has_no_problems() => SqlLayout.Problems(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("-- What it is for", "-- psql -v ids=1", "comment")]
    [InlineData("select item.id", "SELECT item.id", "lower case")]
    [InlineData("select item.id", "select *", "select *")]
    [InlineData("select item.id", "select item.*", "select *")]
    [InlineData("from written", "from written;", "semicolon")]
    [InlineData("'Organization;'", "now()::text", ":now")]
    [InlineData(":ids::bigint[]", "@ids::bigint[]", ":snake_case")]
    [InlineData(":ids::bigint[]", ":ids", "cast")]
    [InlineData("select incoming.id, 'Organization;'", "select incoming.id\n    , 'Organization;'", "commas")]
    [InlineData("order by incoming.id collate", "where true and\n    true order by incoming.id collate", "lead")]
    [InlineData("from incoming", "from incoming\n    join sync.therapist on true", "inner join")]
    [InlineData("as item (id)", "as i (id)", "one-letter")]
    [InlineData("    from incoming", "\tfrom incoming", "tabs")]
    [InlineData("),\n\n", "),\n", "blank line")]
    [InlineData("into sync.organization", "into organization", "no schema")]
    public void Each_rule_is_told(string good, string bad, string rule) =>
        SqlLayout
            .Problems(Good.Replace(good, bad, StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldContain(rule);
}
