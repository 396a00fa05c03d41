using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Infrastructure.Data;

/// <summary>PostgreSQL's own programs for one database: pg_dump, pg_restore, psql, as new as its server.</summary>
public sealed partial class PostgresClient
{
    private static readonly string[] Needed = ["pg_dump", "pg_restore", "psql"];

    private readonly string _folder;
    private readonly Programs _programs;

    private PostgresClient(string folder, string connectionString)
    {
        _folder = folder;
        _programs = new Programs(user: null, Environment(new NpgsqlConnectionStringBuilder(connectionString)));
    }

    /// <summary>The oldest that are not older than the server; installed where that may be done.</summary>
    /// <exception cref="CommandRefusedException">There are none; the message gives the command.</exception>
    public static async Task<PostgresClient> Find(
        string connectionString,
        bool mayInstall,
        ILogger logger,
        CancellationToken stop
    )
    {
        var server = await ServerMajor(connectionString, stop);
        var found = await Look(stop);
        if (found.All(client => client.Major < server) && mayInstall && DebianPackage.CanInstall)
        {
            await DebianPackage.Install("postgresql-client", logger, stop);
            found = await Look(stop);
        }

        return found.Where(client => client.Major >= server).MinBy(client => client.Major) is { } chosen
            ? new PostgresClient(chosen.Folder, connectionString)
            : throw new CommandRefusedException(
                $"pg_dump, pg_restore and psql of PostgreSQL {server} or later are needed"
                    + (found.Count == 0 ? "" : $" (found: {string.Join(", ", found.Select(client => client.Major))})")
                    + $": run 'apt-get install postgresql-client-{server}' (Debian's own, or from apt.postgresql.org)"
            );
    }

    /// <summary>The extensions that the service's migrations have brought: those that its role may create.</summary>
    public static async Task<IReadOnlyList<string>> Extensions(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select quote_ident(pg_extension.extname)
            from pg_extension
            inner join pg_available_extension_versions as available
                on available.name = pg_extension.extname and available.version = pg_extension.extversion
            where available.trusted and pg_extension.extname <> 'plpgsql'
            order by pg_extension.extname
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        var names = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Writes some schemas to a file in pg_dump's own format.</summary>
    public async Task Dump(string file, IEnumerable<string> schemas, CancellationToken stop)
    {
        var outcome = await _programs.Run(
            PathOf("pg_dump"),
            [
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                $"--file={file}",
                .. schemas.Select(schema => $"--schema={schema}"),
            ],
            stop
        );
        if (outcome.ExitCode != 0)
        {
            throw new CommandRefusedException($"pg_dump failed: {outcome.FirstLine}");
        }
    }

    /// <summary>Replaces some schemas by those of a dump: in one transaction, so all of it or nothing.</summary>
    /// <param name="file">The dump.</param>
    /// <param name="schemas">What goes, whatever is in it.</param>
    /// <param name="extensions">What the dump builds on; a schema's dump does not bring them.</param>
    /// <param name="stop">Then nothing is changed.</param>
    public async Task Restore(
        string file,
        IEnumerable<string> schemas,
        IEnumerable<string> extensions,
        CancellationToken stop
    )
    {
        using var script = _programs.Start(PathOf("pg_restore"), ["--no-owner", "--no-privileges", "--file=-", file]);
        using var psql = _programs.Start(
            PathOf("psql"),
            [
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                $"--command=drop schema if exists {string.Join(", ", schemas)} cascade",
                .. extensions.Select(name => $"--command=create extension if not exists {name} with schema public"),
                "--file=-",
            ]
        );
        try
        {
            script.StandardInput.Close();
            var said = Task.WhenAll(
                script.StandardError.ReadToEndAsync(stop),
                psql.StandardError.ReadToEndAsync(stop),
                psql.StandardOutput.ReadToEndAsync(stop)
            );
            var isWhole = await Pipe(script, psql, stop);
            await script.WaitForExitAsync(stop);
            if (isWhole && script.ExitCode != 0)
            {
                psql.Kill(); // or it would commit the half that came
            }

            await psql.StandardInput.DisposeAsync();
            await psql.WaitForExitAsync(stop);
            if (script.ExitCode != 0 || psql.ExitCode != 0)
            {
                var lines = await said;
                var reason = (psql.ExitCode != 0 && lines[1].Length > 0 ? lines[1] : lines[0]).Trim().Split('\n')[0];

                throw new CommandRefusedException($"nothing was restored: {reason}");
            }
        }
        catch (OperationCanceledException)
        {
            psql.Kill();
            script.Kill();
            throw;
        }
    }

    /// <summary>False when the reader ended first: its exit code says why.</summary>
    private static async Task<bool> Pipe(Process from, Process to, CancellationToken stop)
    {
        try
        {
            await from.StandardOutput.BaseStream.CopyToAsync(to.StandardInput.BaseStream, stop);
            await to.StandardInput.BaseStream.FlushAsync(stop);

            return true;
        }
        catch (IOException)
        {
            from.Kill();

            return false;
        }
    }

    private string PathOf(string program) => Path.Combine(_folder, program);

    private static async Task<int> ServerMajor(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(stop);

        return connection.PostgreSqlVersion.Major;
    }

    private sealed record Installation(string Folder, int Major);

    private static async Task<IReadOnlyList<Installation>> Look(CancellationToken stop)
    {
        var found = new List<Installation>();
        foreach (var folder in Binaries.Installed())
        {
            if (Needed.All(program => File.Exists(Path.Combine(folder, program))))
            {
                var version = await new Programs(user: null).Run(Path.Combine(folder, Needed[0]), ["--version"], stop);
                if (VersionLine().Match(version.Output) is { Success: true } line)
                {
                    found.Add(new(folder, int.Parse(line.Groups["major"].Value, CultureInfo.InvariantCulture)));
                }
            }
        }

        return found;
    }

    /// <summary>As libpq reads it: nothing of it stands on a command line, which everybody can see.</summary>
    private static Dictionary<string, string?> Environment(NpgsqlConnectionStringBuilder connection) =>
        new(StringComparer.Ordinal)
        {
            ["PGHOST"] = connection.Host,
            ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = connection.Username,
            ["PGPASSWORD"] = connection.Password,
            ["PGPASSFILE"] = connection.Passfile,
            ["PGDATABASE"] = connection.Database,
            ["PGSSLROOTCERT"] = connection.RootCertificate,
            ["PGSSLCERT"] = connection.SslCertificate,
            ["PGSSLKEY"] = connection.SslKey,
            ["PGSSLMODE"] = connection.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
            ["PGOPTIONS"] = "-c client_min_messages=warning -c statement_timeout=0 -c lock_timeout=60s",
        };

    [GeneratedRegex(@"\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}
