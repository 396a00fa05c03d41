using System.Reflection;
using FluentMigrator;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>A migration of this build and whether the database has it.</summary>
public sealed record MigrationState(long Version, string Name, bool IsApplied);

/// <summary>What stands between a database and the schema of this build.</summary>
/// <param name="Migrations">How many.</param>
/// <param name="Functions">How many files of functions; not counted while migrations are missing.</param>
public sealed record SchemaGap(int Migrations, int Functions)
{
    public static readonly SchemaGap None = new(0, 0);

    public bool IsNone => this == None;

    /// <summary><c>1 migration and 55 functions</c>.</summary>
    public override string ToString() =>
        string.Join(
            " and ",
            new[] { (Count: Migrations, What: "migration"), (Count: Functions, What: "function") }
                .Where(part => part.Count > 0)
                .Select(part => part.Count == 1 ? $"1 {part.What}" : $"{part.Count} {part.What}s")
        );
}

/// <summary>Brings a database to the schema of this build, and back. Nodes that start together take turns.</summary>
/// <remarks>
/// What it does may take as long as it takes. For a lock it waits only briefly, because everybody else queues behind
/// whoever waits for one, and then tries again.
/// </remarks>
public sealed class Migrator(string connectionString, ILogger? log = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>How long it waits for a lock: a fraction of what a reader waits who meets it.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often it asks for a lock; with the pauses in between some minutes.</summary>
    public int Tries { get; init; } = 20;

    /// <summary>Any number that nobody else locks: the letters "plat".</summary>
    private const long Turn = 0x706C6174;

    /// <summary>By the names of their scripts, which are those of their classes.</summary>
    private static readonly (long Version, string Name)[] Known =
    [
        .. from name in SqlMigration.All
        let type = typeof(Migrator).Assembly.GetType($"Platform.Migrations.{name}", throwOnError: true)!
        let version = type.GetCustomAttribute<MigrationAttribute>()!.Version
        orderby version
        select (version, name),
    ];

    /// <summary>Reads what this build knows beforehand, where there is time.</summary>
    public static void Prepare() => _ = (Known, FunctionFiles.All);

    /// <summary>Applies what is outdated. When nothing is, this is two queries.</summary>
    /// <returns>What was.</returns>
    /// <exception cref="SchemaException">The database has a different past, or a file cannot be applied.</exception>
    public async Task<SchemaGap> Up(CancellationToken stop)
    {
        await using var connection = await Open(stop);
        if ((await Outdated(connection, stop)).IsNone)
        {
            return SchemaGap.None;
        }

        await TakeTurn(connection, stop);
        var outdated = await Outdated(connection, stop);
        if (outdated.Migrations > 0)
        {
            await Run(connection, "up", runner => runner.MigrateUp(), stop);
        }

        return IsNewer(await Applied(connection, stop))
            ? outdated
            : outdated with
            {
                Functions = await Retrying(connection, () => FunctionFiles.Apply(connection, stop), stop),
            };
    }

    /// <summary>Takes everything after <paramref name="version"/> back, data included.</summary>
    /// <exception cref="SchemaException">The database has a different past.</exception>
    public async Task Down(long version, CancellationToken stop)
    {
        await using var connection = await Open(stop);
        await TakeTurn(connection, stop);
        RefuseOtherPast(await Applied(connection, stop));
        await Run(connection, "down", runner => runner.MigrateDown(version), stop);
    }

    public async Task<IReadOnlyList<MigrationState>> Status(CancellationToken stop)
    {
        await using var connection = await Open(stop);
        var applied = await Applied(connection, stop);

        return
        [
            .. Known.Select(known => new MigrationState(known.Version, known.Name, applied.Contains(known.Version))),
        ];
    }

    /// <summary>What this build needs and the database does not have. What is there in another text is no lack.</summary>
    public static async Task<SchemaGap> Lacking(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var missing = Missing(await Applied(connection, stop));

        return missing > 0
            ? new SchemaGap(missing, 0)
            : new SchemaGap(0, (await FunctionFiles.Missing(connection, stop)).Count);
    }

    private static async Task<SchemaGap> Outdated(NpgsqlConnection connection, CancellationToken stop)
    {
        var applied = await Applied(connection, stop);
        RefuseOtherPast(applied);
        if (Missing(applied) is > 0 and var missing)
        {
            return new SchemaGap(missing, 0);
        }

        return IsNewer(applied)
            ? SchemaGap.None
            : new SchemaGap(0, (await FunctionFiles.Outdated(connection, stop)).Count);
    }

    private static int Missing(HashSet<long> applied) => Known.Count(known => !applied.Contains(known.Version));

    /// <summary>A newer build was here: its functions fit its tables, and are not replaced by this build's.</summary>
    private static bool IsNewer(HashSet<long> applied) => applied.Any(version => version > Known[^1].Version);

    /// <summary>An older build may serve beside a newer one; what is between its own migrations comes from elsewhere.</summary>
    private static void RefuseOtherPast(HashSet<long> applied)
    {
        var others = applied.Except(Known.Select(known => known.Version)).Where(version => version < Known[^1].Version);
        if (others.Order().FirstOrDefault() is > 0 and var other)
        {
            throw new SchemaException(
                $"The database has a migration {other} that this build does not know: another state of the development "
                    + "made it. Drop the database (embedded: remove the folder Postgres:DataFolder, by default "
                    + ".data/postgres) and start again, or use the build that made it."
            );
        }
    }

    private static async Task<HashSet<long>> Applied(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select version from ops.migration";
        var applied = new HashSet<long>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                applied.Add(reader.GetInt64(0));
            }
        }
        catch (PostgresException missing)
            when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // A new database has no version table: nothing is applied.
        }

        return applied;
    }

    /// <summary>An advisory lock of the session, which a killed node loses with its connection.</summary>
    private static async Task TakeTurn(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"set lock_timeout = 0; select pg_advisory_lock({Turn}); reset lock_timeout";
        await command.ExecuteNonQueryAsync(stop);
    }

    private Task<bool> Run(
        NpgsqlConnection connection,
        string direction,
        Action<IMigrationRunner> run,
        CancellationToken stop
    ) =>
        Retrying(
            connection,
            async () =>
            {
                try
                {
                    await Run(run, stop);

                    return true;
                }
                catch (Exception failed) when (failed.GetBaseException() is PostgresException refused)
                {
                    var applied = await Applied(connection, stop);
                    var name =
                        direction == "up"
                            ? Known.First(known => !applied.Contains(known.Version)).Name
                            : Known.Last(known => applied.Contains(known.Version)).Name;

                    throw new SchemaException($"migrations/{name}.{direction}.sql", refused);
                }
            },
            stop
        );

    private async Task<T> Retrying<T>(NpgsqlConnection connection, Func<Task<T>> work, CancellationToken stop)
    {
        var pause = LockTimeout / 2;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (SchemaException failed) when (failed.IsLockTaken)
            {
                var message = $"{failed.Message} {await OldestTransaction(connection, stop)}";
                if (attempt == Tries)
                {
                    throw new SchemaException($"{message} Given up after {Tries} tries.", failed);
                }

                log?.LogWarning("{Problem} Try {Attempt} of {Tries}, again in {Pause}", message, attempt, Tries, pause);
                await Task.Delay(pause, stop);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Most likely who holds the lock.</summary>
    private static async Task<string> OldestTransaction(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select format(
                'Process %s (%s) has had a transaction open for %s s.',
                pid,
                coalesce(nullif(application_name, ''), usename),
                extract(epoch from clock_timestamp() - xact_start)::integer
            )
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
            order by xact_start
            limit 1
            """;

        return await command.ExecuteScalarAsync(stop) as string ?? "Another session holds it.";
    }

    /// <summary>FluentMigrator knows only synchronous calls, so it gets a thread of its own.</summary>
    private Task Run(Action<IMigrationRunner> run, CancellationToken stop) =>
        Task.Factory.StartNew(
            () =>
            {
                using var services = new ServiceCollection()
                    .AddFluentMigratorCore()
                    .ConfigureRunner(runner =>
                        runner
                            .AddPostgres15_0()
                            .WithGlobalConnectionString(Unpooled())
                            .WithGlobalCommandTimeout(TimeSpan.Zero) // none
                            .WithVersionTable(new VersionTable())
                            .ScanIn(typeof(Migrator).Assembly)
                            .For.Migrations()
                            .For.EmbeddedResources()
                    )
                    .Configure<RunnerOptions>(options => options.TransactionPerSession = false)
                    .BuildServiceProvider(validateScopes: false);
                run(services.GetRequiredService<IMigrationRunner>());
            },
            stop,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Of a source that holds nothing, since it has no pool.</summary>
    private async Task<NpgsqlConnection> Open(CancellationToken stop) =>
        await DatabaseSetup.Plain(Unpooled()).OpenConnectionAsync(stop);

    private string Unpooled()
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        connection.Options +=
            $" -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
            + $" -c lock_timeout={(int)LockTimeout.TotalMilliseconds}";

        return connection.ConnectionString;
    }

    private sealed class VersionTable : IVersionTableMetaData
    {
        public bool OwnsSchema => true;
        public string SchemaName => "ops";
        public string TableName => "migration";
        public string ColumnName => "version";
        public string DescriptionColumnName => "description";
        public string UniqueIndexName => "migration_version_key";
        public string AppliedOnColumnName => "applied_on";
        public bool CreateWithPrimaryKey => false;
    }
}
