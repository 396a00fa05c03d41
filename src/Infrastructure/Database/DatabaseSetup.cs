using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Infrastructure.Data;

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Connections a node may hold for what requests read.</summary>
    [Range(1, 1000)]
    public int MaxPoolSize { get; set; } = PerCore(4, atMost: 24);

    /// <summary>And for what they write: those who wait for a lock hold these, and take none from reading.</summary>
    [Range(1, 1000)]
    public int WritePoolSize { get; set; } = PerCore(4, atMost: 24);

    /// <summary>And for jobs.</summary>
    [Range(2, 1000)]
    public int JobPoolSize { get; set; } = 8;

    /// <summary>Seconds a statement may run before the server cancels it.</summary>
    [Range(1, 3600)]
    public int StatementTimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds a statement may wait for a lock.</summary>
    [Range(1, 3600)]
    public int LockTimeoutSeconds { get; set; } = 20;

    /// <summary>Connections for exports and reports, which take longer than other statements.</summary>
    [Range(1, 100)]
    public int ExportPoolSize { get; set; } = 4;

    /// <summary>Seconds an export may run.</summary>
    [Range(1, 24 * 3600)]
    public int ExportTimeoutSeconds { get; set; } = 900;

    /// <summary>Seconds a statement of a job may run.</summary>
    [Range(1, 24 * 3600)]
    public int JobTimeoutSeconds { get; set; } = 600;

    /// <summary>Whether <c>serve</c> brings the schema up to date before it listens.</summary>
    public bool MigrateOnStart { get; set; } = true;

    private static int PerCore(int connections, int atMost) =>
        Math.Min(connections * Environment.ProcessorCount, atMost);
}

/// <summary>The data source, tuned as docs/decisions/0013 says, and what stands on it.</summary>
public static class DatabaseSetup
{
    /// <summary>How a server tells the service's connections from others.</summary>
    internal const string ApplicationName = "platform";

    /// <summary>The name of the pool for what requests read.</summary>
    private const string Requests = "requests";

    /// <summary>A data source for what requests write.</summary>
    public const string Writes = "writes";

    /// <summary>A data source for what requests only read, where there is a standby for it.</summary>
    public const string Standby = "standby";

    /// <summary>
    /// A data source and a <see cref="Database"/> for jobs. Their statements are few and large, and are planned anew each
    /// time with the values at hand: a plan for any values would be wrong for most.
    /// </summary>
    public const string Jobs = "jobs";

    /// <summary>A data source of one connection, so that a busy service still says that it is ready.</summary>
    public const string Health = "health";

    /// <summary>
    /// A data source and a <see cref="Database"/> for the pages of those who look after the database: a few connections of
    /// their own, so that they are there when all others are busy, which only read and wait for nothing.
    /// </summary>
    public const string Dba = "dba";

    /// <summary>A data source without a pool, for connections that carry state: LISTEN, advisory session locks.</summary>
    public const string Unpooled = "unpooled";

    /// <summary>
    /// A data source and a <see cref="Database"/> with a small pool and a long time-out, for exports and reports: a slow
    /// download takes no connection from the short requests. Planned anew each time, as for jobs.
    /// </summary>
    public const string Exports = "exports";

    /// <param name="builder">The service.</param>
    /// <param name="connectionString">Asked for late: an embedded server starts while the service is composed.</param>
    public static void AddDatabase(this WebApplicationBuilder builder, Func<string> connectionString)
    {
        var options = builder.Options<DatabaseOptions>("Database");
        builder.Options<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section); // checked here, used before

        // A pooler gives each transaction another session: nothing is said to one for good, and nothing prepared in it.
        var pooler = builder.Configuration.ConnectionTo(ConnectionNames.Pooler);
        var standby = builder.Configuration.ConnectionTo(ConnectionNames.Standby);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => Source(Requests, ForRequests(pooler ?? connectionString())));
        AddRequestSource(Writes, pooler, connection => connection.MaxPoolSize = options.WritePoolSize);
        AddRequestSource(Health, pooler, connection => connection.MaxPoolSize = 1);
        AddRequestSource(Standby, standby, _ => { });
        AddSource(Jobs, connection => ForJobs(connection, options));
        AddSource(Exports, connection => ForExports(connection, options));
        AddSource(Dba, ForDba);
        AddSource(Unpooled, connection => connection.Pooling = false);
        builder.Services.AddSingleton(services => new Database(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredKeyedService<NpgsqlDataSource>(Writes),
            standby is null ? null : services.GetRequiredKeyedService<NpgsqlDataSource>(Standby)
        ));
        foreach (var name in new[] { Jobs, Exports, Dba })
        {
            builder.Services.AddKeyedSingleton(
                name,
                (services, key) => new Database(services.GetRequiredKeyedService<NpgsqlDataSource>(key))
            );
        }

        builder.Services.AddHostedService<Notifications>();

        NpgsqlConnectionStringBuilder ForRequests(string text) =>
            pooler is null ? Pooled(text, options) : ThroughPooler(text, options);

        void AddSource(string name, Action<NpgsqlConnectionStringBuilder> change) =>
            Add(name, () => Pooled(connectionString(), options), change);

        void AddRequestSource(string name, string? text, Action<NpgsqlConnectionStringBuilder> change) =>
            Add(name, () => ForRequests(text ?? connectionString()), change);

        void Add(string name, Func<NpgsqlConnectionStringBuilder> make, Action<NpgsqlConnectionStringBuilder> change) =>
            builder.Services.AddKeyedSingleton(
                name,
                (_, _) =>
                {
                    var connection = make();
                    connection.MinPoolSize = 0;
                    change(connection);

                    return Source(name, connection);
                }
            );
    }

    /// <summary>The data source of a command, tuned as the service's own.</summary>
    public static NpgsqlDataSource Source(string connectionString, DatabaseOptions options) =>
        Source(Requests, Pooled(connectionString, options));

    private static NpgsqlConnectionStringBuilder Pooled(string connectionString, DatabaseOptions options) =>
        new(connectionString)
        {
            MaxPoolSize = options.MaxPoolSize,
            MinPoolSize = Math.Min(2, options.MaxPoolSize),
            // More than there are statements: each connection keeps its own prepared ones.
            MaxAutoPrepare = 400,
            AutoPrepareMinUsages = 2,
            // No connection state is ever left behind, so nothing needs resetting (a test compares pg_settings).
            NoResetOnClose = true,
            Timeout = 5,
            CommandTimeout = options.StatementTimeoutSeconds + 5,
            ApplicationName = ApplicationName,
            Options =
                $"-c statement_timeout={options.StatementTimeoutSeconds}s -c lock_timeout={options.LockTimeoutSeconds}s"
                + " -c idle_in_transaction_session_timeout=60s -c timezone=UTC -c jit=off",
        };

    /// <summary>
    /// As <see cref="Pooled"/>, without what belongs to a session: the role has its time-outs and the like for itself, and
    /// what is prepared is as the connection string says, for a pooler that knows how to keep it.
    /// </summary>
    private static NpgsqlConnectionStringBuilder ThroughPooler(string connectionString, DatabaseOptions options) =>
        new(Pooled(connectionString, options).ConnectionString)
        {
            MaxAutoPrepare = new NpgsqlConnectionStringBuilder(connectionString).MaxAutoPrepare,
            Options = null,
        };

    private static void ForJobs(NpgsqlConnectionStringBuilder connection, DatabaseOptions options)
    {
        connection.MaxPoolSize = options.JobPoolSize;
        connection.MaxAutoPrepare = 0;
        Extend(connection, options.JobTimeoutSeconds);
        connection.Options += " -c lock_timeout=60s"; // nobody waits for a job's connection
    }

    private static void ForExports(NpgsqlConnectionStringBuilder connection, DatabaseOptions options)
    {
        connection.MaxPoolSize = options.ExportPoolSize;
        connection.MaxAutoPrepare = 0;
        Extend(connection, options.ExportTimeoutSeconds);
    }

    private static void ForDba(NpgsqlConnectionStringBuilder connection)
    {
        connection.MaxPoolSize = 2;
        connection.MaxAutoPrepare = 0;
        connection.Options += " -c statement_timeout=10s -c lock_timeout=1s -c default_transaction_read_only=on";
    }

    private static void Extend(NpgsqlConnectionStringBuilder connection, int seconds)
    {
        connection.CommandTimeout = seconds + 5;
        connection.Options += $" -c statement_timeout={seconds}s"; // the last one counts
    }

    /// <param name="name">In metrics, where otherwise the whole connection string would stand.</param>
    /// <param name="connection">Host, database and the pool's settings.</param>
    private static NpgsqlDataSource Source(string name, NpgsqlConnectionStringBuilder connection)
    {
        var builder = Builder(connection.ConnectionString);
        builder.Name = name;
        // Not of what nobody asked for, such as a job's look for work; and not of the trace's own setting.
        builder.ConfigureTracing(tracing =>
            tracing
                .ConfigureCommandSpanNameProvider(command => TagOf(command.CommandText))
                .ConfigureBatchSpanNameProvider(batch => TagOf(batch.BatchCommands[^1].CommandText))
                .ConfigureCommandFilter(command =>
                    Activity.Current is not null && command.CommandText != TraceContext.Sql
                )
                .ConfigureBatchFilter(_ => Activity.Current is not null)
        );

        return builder.Build();
    }

    /// <summary>For a few statements beside those of requests and jobs.</summary>
    internal static NpgsqlDataSource Plain(string connectionString) => Builder(connectionString).Build();

    /// <summary>Only the types that our statements use: the others would be prepared at every start.</summary>
    private static NpgsqlSlimDataSourceBuilder Builder(string connectionString) =>
        new NpgsqlSlimDataSourceBuilder(connectionString)
            .EnableTransportSecurity()
            .EnableIntegratedSecurity()
            .EnableArrays()
            .EnableJsonTypes();

    /// <summary>The tag after the first keyword, <c>Sync/UpsertTherapists</c>, names the database span.</summary>
    private static string? TagOf(string text)
    {
        var from = text.IndexOf("/* ", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(" */", from, StringComparison.Ordinal);

        return to < 0 ? null : text[(from + 3)..to];
    }
}
