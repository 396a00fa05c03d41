using System.ComponentModel.DataAnnotations;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Infrastructure.Data;

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Connections a node may hold; the sum over all nodes must stay 10 below <c>max_connections</c>.</summary>
    [Range(1, 1000)]
    public int MaxPoolSize { get; set; } = 4 * Environment.ProcessorCount;

    /// <summary>Seconds a statement may run before the server cancels it.</summary>
    [Range(1, 3600)]
    public int StatementTimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds a statement may wait for a lock.</summary>
    [Range(1, 3600)]
    public int LockTimeoutSeconds { get; set; } = 20;

    /// <summary>Connections for exports, which hold theirs as long as the client reads.</summary>
    [Range(1, 100)]
    public int ExportPoolSize { get; set; } = 4;

    /// <summary>Seconds an export may run.</summary>
    [Range(1, 24 * 3600)]
    public int ExportTimeoutSeconds { get; set; } = 900;

    /// <summary>Whether <c>serve</c> brings the schema up to date before it listens.</summary>
    public bool MigrateOnStart { get; set; } = true;
}

/// <summary>The data source, tuned as docs/performance.md says, and what stands on it.</summary>
public static class DatabaseSetup
{
    /// <summary>The name of the pool that ordinary requests share.</summary>
    private const string Requests = "requests";

    /// <summary>A data source without a pool, for connections that carry state: LISTEN, advisory session locks.</summary>
    public const string Unpooled = "unpooled";

    /// <summary>
    /// A data source and a <see cref="Database"/> with a small pool and a long time-out: a slow download takes no
    /// connection from the short requests.
    /// </summary>
    public const string Exports = "exports";

    /// <param name="builder">The service.</param>
    /// <param name="connectionString">Asked for late: an embedded server starts while the service is composed.</param>
    public static void AddDatabase(this WebApplicationBuilder builder, Func<string> connectionString)
    {
        var options = builder.Options<DatabaseOptions>("Database");
        builder.Options<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section); // checked here, used before

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => Source(Requests, Pooled(connectionString(), options)));
        builder.Services.AddKeyedSingleton(
            Unpooled,
            (_, _) => Source(Unpooled, new NpgsqlConnectionStringBuilder(connectionString()) { Pooling = false })
        );
        builder.Services.AddKeyedSingleton(Exports, (_, _) => Source(Exports, ForExports(connectionString(), options)));
        builder.Services.AddSingleton<Database>();
        builder.Services.AddKeyedSingleton(
            Exports,
            (services, key) => new Database(services.GetRequiredKeyedService<NpgsqlDataSource>(key))
        );
        builder.Services.AddHostedService<Notifications>();
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
            ApplicationName = "platform",
            Options =
                $"-c statement_timeout={options.StatementTimeoutSeconds}s -c lock_timeout={options.LockTimeoutSeconds}s"
                + " -c idle_in_transaction_session_timeout=60s -c timezone=UTC -c jit=off",
        };

    private static NpgsqlConnectionStringBuilder ForExports(string connectionString, DatabaseOptions options)
    {
        var connection = Pooled(connectionString, options);
        connection.MaxPoolSize = options.ExportPoolSize;
        connection.MinPoolSize = 0;
        connection.CommandTimeout = options.ExportTimeoutSeconds + 5;
        connection.Options += $" -c statement_timeout={options.ExportTimeoutSeconds}s"; // the last one counts

        return connection;
    }

    /// <param name="name">In metrics, where otherwise the whole connection string would stand.</param>
    /// <param name="connection">Host, database and the pool's settings.</param>
    private static NpgsqlDataSource Source(string name, NpgsqlConnectionStringBuilder connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = name };
        builder.ConfigureTracing(tracing =>
            tracing.ConfigureCommandSpanNameProvider(command => TagOf(command.CommandText))
        );

        return builder.Build();
    }

    /// <summary>The tag after the first keyword, <c>Sync/UpsertTherapists</c>, names the database span.</summary>
    private static string? TagOf(string text)
    {
        var from = text.IndexOf("/* ", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(" */", from, StringComparison.Ordinal);

        return to < 0 ? null : text[(from + 3)..to];
    }
}
