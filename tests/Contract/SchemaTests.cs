namespace Platform.Tests.Contract;

/// <summary>What the migrations make of a database, and that they can be taken back.</summary>
public sealed class SchemaTests(Clone clone) : IClassFixture<Clone>
{
    [SkippableFact]
    public async Task The_committed_schema_is_what_the_migrations_make() =>
        Repository.ShouldHold("migrations/schema.sql", await PgDump.Schema(clone.Database));

    [SkippableFact]
    public async Task Every_migration_goes_down_and_up_again()
    {
        await using var database = await TestDatabase.Create();
        var whole = await PgDump.Schema(database);
        var migrator = new Migrator(database.ConnectionString);
        var versions = (await migrator.Status(default)).Select(migration => migration.Version).ToList();

        for (var last = versions.Count - 1; last >= 0; last--)
        {
            await migrator.Down(last == 0 ? 0 : versions[last - 1], default);
            (await migrator.Status(default)).Count(migration => migration.IsApplied).ShouldBe(last);

            (await migrator.Up(default)).Migrations.ShouldBe(versions.Count - last);
            (await PgDump.Schema(database)).ShouldBe(whole);
        }
    }

    [Fact]
    public async Task Taking_everything_back_leaves_nothing_but_the_version_table()
    {
        await using var database = await TestDatabase.Create();

        await new Migrator(database.ConnectionString).Down(0, default);

        var left = await database.Rows(
            """
            select nspname
            from pg_namespace
            where nspname not like 'pg\_%' and nspname not in ('information_schema', 'public')
            """
        );
        left.ShouldBe(["ops"]);
    }

    [SkippableFact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using var database = await (await TestCluster.Instance).CreateEmpty();

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => new Migrator(database.ConnectionString).Up(default))
        );

        applied.Where(gap => !gap.IsNone).ShouldHaveSingleItem();
        (await PgDump.Schema(database)).ShouldBe(await PgDump.Schema(clone.Database));
    }

    /// <summary>Without one, deleting a row reads the whole table that refers to it.</summary>
    [Fact]
    public async Task Every_foreign_key_has_an_index_that_starts_with_it() =>
        (
            await clone.Database.Rows(
                """
                select format('%s: %s', pg_constraint.conrelid::regclass, pg_constraint.conname)
                from pg_constraint
                where
                    pg_constraint.contype = 'f'
                    and not exists (
                        select 1
                        from pg_index
                        where
                            pg_index.indrelid = pg_constraint.conrelid
                            and (
                                pg_index.indpred is null
                                -- which a foreign key's own look-up implies
                                or pg_get_expr(pg_index.indpred, pg_index.indrelid) = (
                                    select format('(%I IS NOT NULL)', pg_attribute.attname)
                                    from pg_attribute
                                    where
                                        pg_attribute.attrelid = pg_index.indrelid
                                        and pg_attribute.attnum = pg_constraint.conkey[1]
                                )
                            )
                            and (pg_index.indkey::smallint[])[0:cardinality(pg_constraint.conkey) - 1]
                                @> pg_constraint.conkey
                    )
                """
            )
        ).ShouldBeEmpty();
}
