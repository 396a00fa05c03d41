using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Bench.Stage;

/// <summary>The run's own PostgreSQL, and the bench's own statements on it (the files in Data/).</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly NpgsqlDataSource _source;
    private readonly DataFiles _files;

    private BenchDatabase(EmbeddedPostgres server, int pid)
    {
        _server = server;
        Pid = pid;
        _source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { CommandTimeout = 600, MaxPoolSize = 4 }
        );
        _files = new DataFiles(_source);
    }

    public int Pid { get; }

    public string ConnectionString => _server.ConnectionString;

    public string SocketFolder => _server.SocketFolder;

    public string Version => _server.Version;

    public NpgsqlDataSource Source => _source;

    /// <summary>With the service's settings for durability and memory.</summary>
    public static async Task<BenchDatabase> Start(string folder, ILogger logger, CancellationToken stop)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataFolder = Path.Combine(folder, "postgres"),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                // What comes by itself would fall into one side's window: the bench vacuums between rounds.
                ["autovacuum"] = "off",
                ["max_wal_size"] = "8GB",
                ["checkpoint_timeout"] = "1h",
                ["pg_stat_statements.track_utility"] = "off",
            },
        };
        var server = await EmbeddedPostgres.Start(options, logger, stop);
        var pidFile = Path.Combine(options.DataFolder, "cluster", "postmaster.pid");
        var pid = int.Parse(File.ReadLines(pidFile).First(), System.Globalization.CultureInfo.InvariantCulture);
        await new Migrator(server.ConnectionString).Up(stop);

        return new BenchDatabase(server, pid);
    }

    /// <summary>A file of Data/, without its extension.</summary>
    public Task Execute(string file, CancellationToken stop, params (string Name, object Value)[] args) =>
        _files.Execute(file, stop, args);

    /// <summary>The whole numbers of the only row of a file of Data/.</summary>
    public Task<long[]> Numbers(string file, CancellationToken stop, params (string Name, object Value)[] args) =>
        _files.Numbers(file, stop, args);

    /// <summary>Maintenance: vacuum and the like, which take no parameters.</summary>
    public async Task Run(string maintenance, CancellationToken stop)
    {
        await using var command = _source.CreateCommand(maintenance);
        await command.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _server.DisposeAsync();
    }
}
