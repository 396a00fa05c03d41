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

    private DatabaseServer(string connectionString, EmbeddedPostgres? own)
    {
        ConnectionString = connectionString;
        _own = own;
    }

    public string ConnectionString { get; }

    /// <summary>What a DBA pastes; null for a configured server, whose password is not for the screen.</summary>
    public string? PsqlCommand => _own?.PsqlCommand;

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
            return new DatabaseServer(configured, null);
        }

        var own = await EmbeddedPostgres.Start(options with { ContentRoot = house.ContentRoot }, logger, stop);

        return new DatabaseServer(own.ConnectionString, own);
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

            return new DatabaseServer(connectionString, null);
        }
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
