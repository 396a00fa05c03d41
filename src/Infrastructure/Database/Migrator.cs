using System.Reflection;
using FluentMigrator;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>A migration of this build and whether the database has it.</summary>
public sealed record MigrationState(long Version, string Name, bool IsApplied);

/// <summary>Brings a database to the schema of this build, and back. Nodes that start together take turns.</summary>
public sealed class Migrator(string connectionString)
{
    /// <summary>Any number that nobody else locks: the letters "plat".</summary>
    private const long Turn = 0x706C6174;

    private static readonly (long Version, string Name)[] Known =
    [
        .. typeof(Migrator)
            .Assembly.GetTypes()
            .Where(type => type.BaseType == typeof(SqlMigration))
            .Select(type => (type, migration: type.GetCustomAttribute<MigrationAttribute>()))
            .Where(found => found.migration is not null)
            .Select(found => (found.migration!.Version, found.type.Name))
            .OrderBy(found => found.Version),
    ];

    /// <summary>Applies what is missing. When nothing is, this is one query.</summary>
    /// <returns>How many were applied.</returns>
    public async Task<int> Up(CancellationToken stop)
    {
        if ((await Status(stop)).All(migration => migration.IsApplied))
        {
            return 0;
        }

        return await InTurn(
            async () =>
            {
                var missing = (await Status(stop)).Count(migration => !migration.IsApplied);
                if (missing > 0)
                {
                    await Run(runner => runner.MigrateUp(), stop);
                }

                return missing;
            },
            stop
        );
    }

    /// <summary>Takes everything after <paramref name="version"/> back, data included.</summary>
    public Task Down(long version, CancellationToken stop) =>
        InTurn(
            async () =>
            {
                await Run(runner => runner.MigrateDown(version), stop);

                return 0;
            },
            stop
        );

    public async Task<IReadOnlyList<MigrationState>> Status(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Unpooled());
        await connection.OpenAsync(stop);
        var applied = await Applied(connection, stop);

        return
        [
            .. Known.Select(known => new MigrationState(known.Version, known.Name, applied.Contains(known.Version))),
        ];
    }

    /// <summary>How many migrations of this build the database lacks; on a pooled connection.</summary>
    public static async Task<int> Missing(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var applied = await Applied(connection, stop);

        return Known.Count(known => !applied.Contains(known.Version));
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

    /// <summary>Under an advisory lock of the session, which a killed node loses with its connection.</summary>
    private async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Unpooled());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select pg_advisory_lock({Turn})";
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);

        return await work();
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

    private string Unpooled() =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

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
