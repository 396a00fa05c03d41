using System.Diagnostics;
using Npgsql;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>
/// A private PostgreSQL for a service without a connection string: made, started, watched, restarted and stopped by it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EquipPause = TimeSpan.FromSeconds(1);

    private readonly Home _home;
    private readonly Server _server;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _monitor;
    private readonly Task _equipped;
    private readonly Lazy<Task> _stop;
    private Watchdog _watchdog;
    private int _pid;

    private EmbeddedPostgres(
        Home home,
        Binaries binaries,
        Server server,
        Watchdog watchdog,
        int pid,
        bool isNew,
        ILogger logger
    )
    {
        IsNewCluster = isNew;
        (_home, _server, _watchdog, _pid, _logger) = (home, server, watchdog, pid, logger);
        Version = binaries.Version;
        ConnectionString = ConnectionTo(home.SocketFolder);
        HasPsql = binaries.Psql is not null;
        PsqlCommand =
            $"{Quoted(binaries.Psql ?? "psql")} -h {Quoted(home.SocketFolder)} -U {Cluster.Name} {Cluster.Name}";
        _stop = new Lazy<Task>(StopOnce);
        _monitor = Task.Run(Monitor);
        _equipped = isNew ? Equip(binaries) : EquipAgain(binaries);
    }

    /// <summary>For Npgsql, without pool settings.</summary>
    public string ConnectionString { get; }

    /// <summary>Closed to other accounts.</summary>
    public string SocketFolder => _home.SocketFolder;

    /// <summary>For Npgsql, as the role that may do everything: for those who look after the server.</summary>
    public string AdminConnectionString =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = Cluster.Superuser }.ConnectionString;

    /// <summary>What a DBA pastes.</summary>
    public string PsqlCommand { get; }

    /// <summary>Whether there is a psql; npm's binaries come without.</summary>
    public bool HasPsql { get; }

    /// <summary>The folder that holds the cluster.</summary>
    public string DataFolder => _home.Folder;

    /// <summary>Whether this start made the cluster.</summary>
    public bool IsNewCluster { get; }

    /// <summary>Of the server, e.g. "15.18".</summary>
    public string Version { get; }

    /// <summary>Returns when the server takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> Start(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken stop
    )
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedPostgresException(
                "the embedded PostgreSQL runs on Linux only: set ConnectionStrings:Platform to a server"
            );
        }

        var watch = Stopwatch.StartNew();
        var home = await Home.Open(options, logger, stop);
        Watchdog? watchdog = null;
        try
        {
            var binaries = await Binaries.Find(options, home, logger, stop);
            var isNew = await Cluster.CreateIfMissing(options, home, binaries, stop);
            var isChanged = await ServerSettings.Write(options, home, binaries, home.Cluster, stop);
            watchdog = await Watchdog.Start(home, stop);
            var server = new Server(home, binaries, logger);
            var pid = await server.Run(mayAdopt: !isChanged, stop);

            logger.LogInformation(
                "PostgreSQL {Version} ready after {Milliseconds} ms in {Folder}",
                binaries.Version,
                watch.ElapsedMilliseconds,
                home.Folder
            );
            var postgres = new EmbeddedPostgres(home, binaries, server, watchdog, pid, isNew, logger);
            if (isNew)
            {
                await postgres._equipped;
            }

            return postgres;
        }
        catch
        {
            watchdog?.Dispose();
            home.Dispose();
            throw;
        }
    }

    /// <summary>For Npgsql, to the server that listens in this folder.</summary>
    public static string ConnectionTo(string socketFolder) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = socketFolder,
            Username = Cluster.Name,
            Database = Cluster.Name,
        }.ConnectionString;

    /// <summary>Fast shutdown: open transactions are rolled back. Returns when the server has gone.</summary>
    public Task Stop() => _stop.Value;

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>What only a superuser can do: the view of which statements cost what.</summary>
    private async Task Equip(Binaries binaries)
    {
        if (!binaries.HasLibrary("pg_stat_statements"))
        {
            return;
        }

        try
        {
            await using var source = DatabaseSetup.Plain(
                $"{AdminConnectionString};Pooling=false;Timeout=5;Command Timeout=10" // stopping waits for it
            );
            await using var connection = await source.OpenConnectionAsync();
            await using var create = new NpgsqlCommand("create extension if not exists pg_stat_statements", connection);
            await create.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException refused)
        {
            _logger.LogWarning(
                "The cluster in {Folder} has no role {Superuser} or no pg_stat_statements ({Reason}): "
                    + "back up, rename the folder, restore, and both are there",
                _home.Folder,
                Cluster.Superuser,
                (refused as PostgresException)?.MessageText ?? refused.Message
            );
        }
    }

    /// <summary>A cluster that is used again mostly has it all, so the first requests of the service go before.</summary>
    private async Task EquipAgain(Binaries binaries)
    {
        await Task.Delay(EquipPause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Equip(binaries);
    }

    private async Task StopOnce()
    {
        await _stopping.CancelAsync();
        await _monitor;
        await _equipped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whatever it met, the server ends

        var pid = _server.LivingPid ?? _pid;
        if (_server.IsAlive(pid))
        {
            await _server.End(pid);
        }

        _watchdog.Dispose();
        _home.Dispose();
        _stopping.Dispose();
    }

    private async Task Monitor()
    {
        var pause = LookInterval;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, _stopping.Token);
                await Look();
                pause = LookInterval;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _logger.LogError("Looking after PostgreSQL failed, trying again: {Reason}", e.Message);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Look()
    {
        if (!_watchdog.IsAlive)
        {
            var former = _watchdog;
            _watchdog = await Watchdog.Start(_home, _stopping.Token);
            former.Dispose();
        }

        if (!_server.IsAlive(_pid))
        {
            _logger.LogWarning("PostgreSQL (process {Pid}) has died: restarting it", _pid);
            _pid = await _server.Run(mayAdopt: true, _stopping.Token);
        }
    }

    private static string Quoted(string word) =>
        word.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
