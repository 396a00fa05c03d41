using System.Globalization;
using System.Net;
using Platform.Bench.Stage;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Bench.Kills;

/// <summary>What is killed.</summary>
internal interface IVictim : IAsyncDisposable
{
    Uri Address { get; }

    /// <summary>Of the database, past the service.</summary>
    string ConnectionString { get; }

    /// <summary>What the next call of <see cref="Kill"/> kills.</summary>
    string Next { get; }

    /// <summary>Returns when it is dead. Nobody does anything by hand afterwards.</summary>
    Task Kill(CancellationToken stop);
}

/// <summary>
/// A service with its own PostgreSQL: SIGKILL by turns to the service, which is started again at once, as a service manager
/// does; to the database server, which the service starts again; and to both.
/// </summary>
internal sealed class OwnVictim : IVictim
{
    private readonly string _folder;
    private readonly int _port = Child.FreePort();
    private Server _service;
    private int _kills;

    private OwnVictim(string folder)
    {
        _folder = folder;
        _service = Start();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"));

    public string ConnectionString => EmbeddedPostgres.ConnectionTo(Path.Combine(_folder, "postgres"));

    public string Next =>
        (_kills % 3) switch
        {
            0 => "service",
            1 => "database",
            _ => "both",
        };

    public static async Task<OwnVictim> Start(string folder, CancellationToken stop)
    {
        var victim = new OwnVictim(folder);
        try
        {
            await victim._service.UntilAnswers("/health/ready", HttpStatusCode.OK, stop);

            return victim;
        }
        catch
        {
            await victim.DisposeAsync();
            throw;
        }
    }

    public async Task Kill(CancellationToken stop)
    {
        var what = Next;
        _kills++;
        if (what != "service")
        {
            KillDatabase();
        }

        if (what != "database")
        {
            _service.Kill();
            await _service.DisposeAsync();
            _service = Start();
        }
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    /// <summary>The server and all its processes, as when the machine runs out of memory.</summary>
    private void KillDatabase()
    {
        var file = Path.Combine(_folder, "postgres", "cluster", "postmaster.pid");
        var server = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        foreach (var pid in ProcStat.Children(server).Prepend(server))
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(pid);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has gone by itself.
            }
        }
    }

    private Server Start() =>
        Server.Start(
            "dotnet",
            port =>
                [
                    Path.Combine(AppContext.BaseDirectory, "Platform.dll"),
                    "serve",
                    "--urls",
                    string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                ],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Platform"] = "",
                ["Postgres__DataFolder"] = Path.Combine(_folder, "postgres"),
                ["Storage__Folder"] = Path.Combine(_folder, "files"),
                ["Mail__Folder"] = Path.Combine(_folder, "mail"),
                // Counted as in production, but never refused: all writers share an address.
                ["RateLimits__PerCaller"] = "2000000000",
                ["RateLimits__PerAddress"] = "2000000000",
                ["RateLimits__LogIns"] = "0",
                ["Learning__Throttles__Enabled"] = "false",
                ["Chat__Webhook__AllowPrivateNetworks"] = "true",
                ["RequestLog__Enabled"] = "false",
                ["Jobs__LeaseSeconds"] = "5", // after which another goes on with what a killed node had
            },
            Path.Combine(_folder, "service.log"),
            _port
        );
}

/// <summary>A service that runs elsewhere, and a command that kills what it likes of it.</summary>
internal sealed class ForeignVictim(Uri address, string connectionString, string command) : IVictim
{
    public Uri Address => address;

    public string ConnectionString => connectionString;

    public string Next => command;

    public Task Kill(CancellationToken stop) => Shell(command, stop);

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task Shell(string command, CancellationToken stop)
    {
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", $"{command} >&2"]);
        await shell.WaitForExitAsync(stop);
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command}' ended with {shell.ExitCode}.");
        }
    }

    public ValueTask DisposeAsync() => default;
}
