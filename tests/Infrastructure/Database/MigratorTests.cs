namespace Platform.Tests.Infrastructure;

/// <summary>How functions come into a database and stay right, and what a database may be that a build is started on.</summary>
public sealed class MigratorTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private Migrator Migrator => new(_database.ConnectionString);

    public async Task InitializeAsync() => _database = await TestDatabase.Create();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_changed_text_is_written_again_and_no_other()
    {
        await _database.Execute("update ops.function set applied_on = '2026-11-22 10:00Z'");
        await Outdate();

        (await Migrator.Up(default)).ShouldBe(new SchemaGap(0, 1));

        (await _database.Value<string>("select monitoring.slug_of('Kano Central')")).ShouldBe("kano-central");
        (await _database.Rows("select name from ops.function where applied_on > '2026-11-22 10:00Z'")).ShouldBe([
            "monitoring.slug_of",
        ]);
        (await Migrator.Up(default)).ShouldBe(SchemaGap.None);
    }

    [SkippableFact]
    public async Task What_is_missing_comes_back_with_its_triggers()
    {
        var whole = await PgDump.Schema(_database);
        await _database.Execute(
            """
            drop function monitoring.forget_values cascade;
            drop function monitoring.rebuild(integer);
            drop trigger region_locked on monitoring.region;
            """
        );

        (await Migrator.Up(default)).ShouldBe(new SchemaGap(0, 3));

        (await PgDump.Schema(_database)).ShouldBe(whole);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_write_once()
    {
        await Outdate();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.Up(default)));

        applied.Sum(gap => gap.Functions).ShouldBe(1);
    }

    /// <summary>No partition's copy of a trigger is one too many.</summary>
    [Fact]
    public async Task Tables_may_be_partitioned()
    {
        await _database.Execute(
            """
            create table ops.big (id bigint) partition by range (id);
            create table ops.big_1 partition of ops.big for values from (1) to (2);
            drop trigger token_changed on identity.token;
            create trigger token_changed after insert on ops.big
                for each row execute function identity.tell_account_changed();
            """
        );

        (await Migrator.Up(default)).ShouldBe(SchemaGap.None);
    }

    [Fact]
    public async Task A_file_that_cannot_be_applied_is_named_and_nothing_is_changed()
    {
        await Outdate();
        await _database.Execute(
            """
            drop function monitoring.sum_of cascade;
            create function monitoring.sum_of(sizes integer[]) returns integer language sql as 'select 1';
            update ops.function set digest = '' where name = 'monitoring.sum_of';
            """
        );

        var refused = await Should.ThrowAsync<SchemaException>(Migrator.Up(default));

        refused.Message.ShouldBe(
            "migrations/functions/monitoring/sum_of.sql: cannot change return type of existing function (42P13). "
                + "Use DROP FUNCTION monitoring.sum_of(integer[]) first."
        );
        (await _database.Value<string>("select monitoring.slug_of('Kano Central')")).ShouldBe("outdated");
    }

    [Theory]
    [InlineData(
        "create function monitoring.slug_of(name text, size integer) returns text language sql as 'select name'",
        "monitoring/slug_of"
    )]
    [InlineData(
        "create trigger account_told after delete on identity.account execute function identity.tell_account_changed()",
        "identity/tell_account_changed"
    )]
    public async Task What_a_file_no_longer_holds_has_to_be_dropped(string leftover, string file)
    {
        await _database.Execute(leftover);

        var refused = await Should.ThrowAsync<SchemaException>(Migrator.Up(default));

        refused.Message.ShouldBe(
            $"migrations/functions/{file}.sql: the database has other signatures or triggers of this function besides "
                + "those of the file; a migration has to drop them."
        );
    }

    [Fact]
    public async Task A_migration_that_cannot_be_applied_is_named()
    {
        await using var empty = await (await TestCluster.Instance).CreateEmpty();
        await empty.Execute("create schema sync");

        var refused = await Should.ThrowAsync<SchemaException>(new Migrator(empty.ConnectionString).Up(default));

        refused.Message.ShouldBe(
            "migrations/M202611290030_Sync_Tables.up.sql: schema \"sync\" already exists (42P06)."
        );
    }

    /// <summary>While nodes are replaced one by one an old one may start again.</summary>
    [Fact]
    public async Task A_build_that_is_older_than_the_database_leaves_functions_alone()
    {
        await _database.Execute("insert into ops.migration (version) values (209912312359)");
        await Outdate();

        (await Migrator.Up(default)).ShouldBe(SchemaGap.None);

        (await _database.Value<string>("select monitoring.slug_of('Kano Central')")).ShouldBe("outdated");
    }

    [Theory]
    [InlineData("migrate up")]
    [InlineData("migrate down 0 --yes")]
    [InlineData("account list")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task A_database_of_other_migrations_is_refused_in_one_line(string command)
    {
        await _database.Execute("update ops.migration set version = 202611221300 where version = 202611290020");

        var refused = await Executable.Run(_database, command.Split(' '));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(
            "The database has a migration 202611221300 that this build does not know: another state of the development "
                + "made it. Drop the database (embedded: remove the folder Postgres:DataFolder, by default "
                + ".data/postgres) and start again, or use the build that made it.\n"
        );
    }

    [Fact]
    public async Task A_command_that_may_not_migrate_tells_what_is_missing()
    {
        await _database.Execute("drop function monitoring.slug_of");
        var environment = Executable.OnDatabase(_database);
        environment["Database__MigrateOnStart"] = "false";

        var refused = await Executable.Run(environment, "", "account", "list");

        refused.Errors.ShouldBe("The database lacks 1 function: run 'migrate up' first.\n");
        (await Executable.Run(environment, "", "migrate", "up")).Output.ShouldBe("Applied 1 function.\n");
    }

    /// <summary>
    /// A migration that needs a table for itself, while somebody's transaction is open and others go on reading: it asks
    /// for the lock now and then, the readers hardly wait, and it ends when the transaction does.
    /// </summary>
    [Fact]
    public async Task A_waiting_migration_stops_no_reader_and_comes_through()
    {
        await using var holder = await _database.Open();
        await using var held = await holder.BeginTransactionAsync();
        await using (var look = new Npgsql.NpgsqlCommand("select count(*) from sync.organization", holder, held))
        {
            await look.ExecuteScalarAsync();
        }

        // The command time-out of the connection string does not count for migrations.
        var migrator = new Migrator(_database.ConnectionString + ";Command Timeout=1")
        {
            LockTimeout = TimeSpan.FromSeconds(1.2),
        };
        var down = migrator.Down(202611290020, default);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < 40; round++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await _database.Value<long>("select count(*) from sync.organization");
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            await Task.Delay(50);
        }

        down.IsCompleted.ShouldBeFalse("the transaction is still open");
        await held.RollbackAsync();
        await down;

        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(8), "not the 20 s after which a reader is cancelled");
        (await migrator.Status(default)).Count(migration => migration.IsApplied).ShouldBe(2);
    }

    [Fact]
    public async Task A_lock_that_is_never_given_is_told_in_one_line_with_its_holder()
    {
        await Outdate();
        await _database.Execute("update ops.function set digest = '' where name = 'identity.tell_account_changed'");
        await using var holder = await _database.Open();
        await using var held = await holder.BeginTransactionAsync();
        await using (
            var write = new Npgsql.NpgsqlCommand("lock table identity.account in row exclusive mode", holder, held)
        )
        {
            await write.ExecuteNonQueryAsync();
        }

        var migrator = new Migrator(_database.ConnectionString)
        {
            LockTimeout = TimeSpan.FromMilliseconds(20),
            Tries = 2,
        };
        var refused = await Should.ThrowAsync<SchemaException>(migrator.Up(default));

        refused.Message.ShouldMatch(
            @"^migrations/functions/identity/tell_account_changed\.sql: canceling statement due to lock timeout \(55P03\)\. "
                + @"Process \d+ \(\w+\) has had a transaction open for \d+ s\. Given up after 2 tries\.$"
        );
        (await _database.Value<string>("select monitoring.slug_of('Kano Central')")).ShouldBe("outdated");
    }

    /// <summary>As if an earlier build had written another text.</summary>
    private Task Outdate() =>
        _database.Execute(
            """
            create or replace function monitoring.slug_of(name text) returns text language sql as 'select ''outdated''';
            update ops.function set digest = '' where name = 'monitoring.slug_of';
            """
        );
}
