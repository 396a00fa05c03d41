using System.Diagnostics;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Infrastructure.Data;

/// <summary>The PostgreSQL that this process uses: the configured one, else the embedded one.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    /// <summary>How long a command waits for the server of a service that is only just starting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EmbeddedPostgres? _own;

    private DatabaseServer(string connectionString, EmbeddedPostgres? own, string? dataFolder)
    {
        ConnectionString = connectionString;
        DataFolder = dataFolder;
        _own = own;
    }

    public string ConnectionString { get; }

    /// <summary>The embedded server's, also where another process of the service runs it; null for a configured one.</summary>
    public string? DataFolder { get; }

    /// <summary>Whether another process of the service runs the embedded server.</summary>
    public bool IsGuest => DataFolder is not null && _own is null;

    /// <summary>Which database it is, in a line that tells it from others; without secrets.</summary>
    public string Description
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(ConnectionString);

            return DataFolder is null
                    ? $"{connection.Database ?? connection.Username} on {connection.Host}:{connection.Port}"
                : _own is { IsNewCluster: true } ? $"a new embedded database in {DataFolder}"
                : $"the embedded database in {DataFolder}";
        }
    }

    /// <summary>What a DBA pastes; null for a configured server, whose password is not for the screen.</summary>
    public string? PsqlCommand => _own?.PsqlCommand;

    /// <summary>Whether this machine has what <see cref="PsqlCommand"/> starts.</summary>
    public bool HasPsql => _own is { HasPsql: true };

    /// <summary>For a service: an embedded server is its own.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run.</exception>
    /// <exception cref="SettingsException">Its settings cannot be used.</exception>
    public static async Task<DatabaseServer> Start(HouseEnvironment house, ILogger logger, CancellationToken stop)
    {
        // Settings of its own: the service reads the others' sections at the same time.
        var settings = new Settings(house.Settings.Configuration);
        var options = settings.Of<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section);
        settings.CheckWhatWasRead();
        if (house.ConnectionString is { } configured)
        {
            return new DatabaseServer(configured, null, null);
        }

        var own = await EmbeddedPostgres.Start(options with { ContentRoot = house.ContentRoot }, logger, stop);

        return new DatabaseServer(own.ConnectionString, own, own.DataFolder);
    }

    /// <summary>
    /// For a command: beside a running service it is a guest on the service's server; otherwise it starts the
    /// server for as long as it works.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run.</exception>
    public static async Task<DatabaseServer> Join(HouseEnvironment house, ILogger logger, CancellationToken stop)
    {
        try
        {
            return await Start(house, logger, stop);
        }
        catch (DataFolderInUseException inUse)
        {
            var connectionString = EmbeddedPostgres.ConnectionTo(inUse.SocketFolder);
            await UntilReady(connectionString, stop);

            return new DatabaseServer(connectionString, null, inUse.Folder);
        }
    }

    /// <summary>How many connections the service has here: of its nodes, wherever they run.</summary>
    public async Task<long> OtherSessions(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(stop);
        await using var count = new NpgsqlCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = $1",
            connection
        )
        {
            Parameters = { new NpgsqlParameter { Value = DatabaseSetup.ApplicationName } },
        };

        return (long)(await count.ExecuteScalarAsync(stop))!;
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? default;

    private static async Task UntilReady(string connectionString, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(unpooled);
                await connection.OpenAsync(stop);

                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience)
            {
                await Task.Delay(50, stop);
            }
        }
    }
}
