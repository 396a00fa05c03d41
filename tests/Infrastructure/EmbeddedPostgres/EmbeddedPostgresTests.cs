using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;
using Server = Platform.Infrastructure.Data.Embedded.EmbeddedPostgres;

namespace Platform.Tests.Infrastructure;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");

    private string Cluster => Path.Combine(_folder, "cluster");
    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_start_makes_a_cluster_and_the_next_keeps_its_data()
    {
        await using (var first = await Start())
        {
            Assert.True(first.IsNewCluster);
            Assert.StartsWith(first.Version, await Ask(first, "show server_version"), StringComparison.Ordinal);
            Assert.Equal("platform platform", await Ask(first, "select current_user || ' ' || current_database()"));
            Assert.EndsWith($" -h {_folder} -U platform platform", first.PsqlCommand, StringComparison.Ordinal);
            await Do(first, "create table kept as select 'kept' as answer");
        }

        await using var second = await Start();

        Assert.False(second.IsNewCluster);
        Assert.Equal("kept", await Ask(second, "select answer from kept"));
    }

    [Fact]
    public async Task The_service_s_role_owns_its_database_and_may_do_no_more()
    {
        await using var server = await Start();

        Assert.Equal(
            "False",
            await Ask(
                server,
                "select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"
            )
        );
        Assert.Equal(
            "platform",
            await Ask(server, "select datdba::regrole::text from pg_database where datname = current_database()")
        );
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Do(server, "copy (select 1) to program 'true'")
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await Do(server, "create schema own; create table own.thing (id integer); drop schema own cascade");
    }

    [Fact]
    public async Task Statements_are_counted_and_slow_ones_and_waits_for_locks_are_logged_without_their_values()
    {
        await using var server = await Start(("log_min_duration_statement", "100ms"), ("deadlock_timeout", "100ms"));
        await Do(server, "create table counted (id integer)");
        await using var holder = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table counted", holder, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var waiting = Do(server, "insert /* Test/Waits */ into counted values ($1)", 4711);
        await Task.Delay(400);
        await held.CommitAsync();
        await waiting;

        Assert.Equal(
            "1",
            await Ask(server, "select count(*)::text from pg_stat_statements where query like '%Test/Waits%values%'")
        );
        var log = await File.ReadAllTextAsync(Path.Combine(_folder, "server.log"));
        Assert.Contains("still waiting for RowExclusiveLock", log, StringComparison.Ordinal);
        Assert.Matches("duration: .* Test/Waits", log);
        Assert.DoesNotContain("4711", log, StringComparison.Ordinal);
        await using var other = await Restarted(server);
        Assert.Equal("1s", await Ask(other, "show log_min_duration_statement"));
        Assert.Equal("on", await Ask(other, "show log_lock_waits"));
    }

    /// <summary>There the service's role is the superuser; how to change that is told at each start.</summary>
    [Fact]
    public async Task A_cluster_of_an_earlier_release_goes_on()
    {
        await using (var server = await Start())
        {
            await Do(server, "create table kept as select 'kept' as answer");
            await Administer(server, "postgres", "create role other superuser login");
            await Administer(
                server,
                "other",
                "alter role platform rename to former; alter role postgres rename to platform; alter table kept owner to platform"
            );
        }

        using var log = new TestLog();
        await using (var again = await Server.Start(Options(), log.CreateLogger("Test"), CancellationToken.None))
        {
            Assert.Equal("kept", await Ask(again, "select answer from kept"));
        }

        Assert.Contains(log.Lines, line => line.Contains("has no role postgres", StringComparison.Ordinal));
    }

    /// <summary>npm's server runs as nobody; Debian's package brings the account postgres afterwards.</summary>
    [SkippableTheory]
    [InlineData("nobody")]
    [InlineData("root")]
    public async Task The_owner_of_the_cluster_runs_the_server_whatever_accounts_appear(string folderOwner)
    {
        Tools.Need(Environment.IsPrivilegedProcess, "root is needed");
        var options = await OfNobody();
        var folder = options.DataFolder;
        await Chown(folderOwner, folder); // as a start under another account left it

        await using var server = await Server.Start(options, NullLogger.Instance, CancellationToken.None);

        Assert.False(server.IsNewCluster);
        Assert.Equal("nobody", await OwnerOf($"/proc/{ServerPid(folder)}"));
        Assert.Equal("1", await Ask(server, "select '1'"));
    }

    /// <summary>A folder below root's own is out of the account's reach; the one that takes its place has an owner too.</summary>
    [SkippableFact]
    public async Task The_owner_of_a_substitute_folder_counts_as_well()
    {
        Tools.Need(Environment.IsPrivilegedProcess, "root is needed");
        var closed = Path.Combine(_folder, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = Options() with { DataFolder = Path.Combine(closed, "data") };
        string substitute;
        await using (var first = await Server.Start(options, NullLogger.Instance, CancellationToken.None))
        {
            substitute = first.DataFolder;
        }

        try
        {
            Assert.StartsWith("/var/lib/platform/", substitute, StringComparison.Ordinal);
            Assert.Equal(0, (await Tools.Run("chown", ["-R", "nobody", substitute])).ExitCode);

            await using var server = await Server.Start(options, NullLogger.Instance, CancellationToken.None);

            Assert.False(server.IsNewCluster);
            Assert.Equal("nobody", await OwnerOf($"/proc/{ServerPid(substitute)}"));
        }
        finally
        {
            Directory.Delete(substitute, recursive: true);
        }
    }

    [SkippableFact]
    public async Task What_the_shell_says_instead_of_a_number_is_told()
    {
        Tools.Need(Environment.IsPrivilegedProcess, "root is needed");
        var options = await OfNobody();
        var log = Path.Combine(options.DataFolder, "server.log");
        File.Delete(log);
        Directory.CreateDirectory(log);

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() =>
            Server.Start(options, NullLogger.Instance, CancellationToken.None)
        );

        Assert.StartsWith(
            "PostgreSQL does not start as the user 'nobody': ",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_folder_without_binaries_is_told_with_the_ways_to_get_them()
    {
        var options = Options() with { BinFolder = _folder, Install = false };

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() =>
            Server.Start(options, NullLogger.Instance, CancellationToken.None)
        );

        Assert.Contains("holds no PostgreSQL that runs", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'apt-get install postgresql'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'apt-get install npm'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task The_server_is_closed_to_the_network_and_to_other_accounts()
    {
        await using var server = await Start();

        Assert.Equal("", await Ask(server, "show listen_addresses"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(server.SocketFolder)
        );
    }

    [Fact]
    public async Task A_setting_of_the_configuration_wins_over_the_default()
    {
        await using var server = await Start(("max_connections", "23"));

        Assert.Equal("23", await Ask(server, "show max_connections"));
        Assert.Equal("off", await Ask(server, "show jit"));
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        var refusal = await Refusal(("work_mem", "a lot"));

        Assert.Contains("invalid value for parameter \"work_mem\"", refusal, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task A_killed_server_is_restarted_even_while_its_backends_still_work()
    {
        await using var server = await Start(("synchronous_commit", "on"));
        await Do(server, "create table kept as select 'kept' as answer");
        var busy = Do(server, "select count(*) from generate_series(1, 10000000000)");
        await Eventually.Until(async () =>
            await Ask(server, "select count(*)::text from pg_stat_activity where query like '%series%'") == "2"
        );

        KillServer();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => busy);
        Assert.Equal("kept", await AskUntilAnswered(server, "select answer from kept"));
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_is_cleared()
    {
        await using (await Start())
        {
            // Made and stopped.
        }

        await File.WriteAllTextAsync(
            PidFile,
            $"{Environment.ProcessId}\n{Cluster}\n1\n5432\n{_folder}\n\n1 1\nready   \n"
        );

        await using var server = await Start();

        Assert.Equal("1", await Ask(server, "select '1'"));
    }

    [Fact]
    public async Task A_second_service_on_the_folder_is_refused()
    {
        await using var server = await Start();

        var refusal = await Refusal();

        Assert.Contains(
            $"in use by another service (process {Environment.ProcessId})",
            refusal,
            StringComparison.Ordinal
        );
        Assert.Equal("1", await Ask(server, "select '1'"));
    }

    [Fact]
    public async Task A_cluster_whose_making_was_interrupted_is_made_again()
    {
        var unfinished = Directory.CreateDirectory($"{Cluster}.unfinished").FullName;
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "lock"), "");

        await using var server = await Start();

        Assert.True(server.IsNewCluster);
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_refused()
    {
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "99\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "lock"), "");

        Assert.Contains("99", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_left_alone()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "letter.txt"), "Dear");

        Assert.Contains("holds other files", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_replaced_by_one_in_the_temporary_folder()
    {
        var options = Options() with { DataFolder = Path.Combine(_folder, new string('x', 90)) };

        await using var server = await Server.Start(options, NullLogger.Instance, CancellationToken.None);

        Assert.Equal(Path.GetTempPath().TrimEnd('/'), Path.GetDirectoryName(server.SocketFolder));
        Assert.Equal("1", await Ask(server, "select '1'"));
        await server.Stop();
        Directory.Delete(server.SocketFolder);
    }

    private async Task<Server> Restarted(Server server)
    {
        await server.Stop();

        return await Start();
    }

    /// <summary>A cluster that the account nobody has made, in a folder below this test's.</summary>
    private async Task<EmbeddedPostgresOptions> OfNobody()
    {
        var options = Options() with { DataFolder = Path.Combine(_folder, "data") };
        Directory.CreateDirectory(options.DataFolder);
        await Chown("nobody", options.DataFolder);
        await using var first = await Server.Start(options, NullLogger.Instance, CancellationToken.None);
        Assert.True(first.IsNewCluster);

        return options;
    }

    private static async Task Chown(string account, string path) =>
        Assert.Equal(0, (await Tools.Run("chown", [account, path])).ExitCode);

    private static async Task<string> OwnerOf(string path) => (await Tools.Run("stat", ["-c", "%U", path])).Said.Trim();

    private static string ServerPid(string folder) =>
        File.ReadLines(Path.Combine(folder, "cluster", "postmaster.pid")).First();

    private EmbeddedPostgresOptions Options(params (string Name, string Value)[] settings) =>
        new()
        {
            DataFolder = _folder,
            Volatile = true,
            Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        };

    private Task<Server> Start(params (string Name, string Value)[] settings) =>
        Server.Start(Options(settings), NullLogger.Instance, CancellationToken.None);

    private async Task<string> Refusal(params (string Name, string Value)[] settings) =>
        (await Assert.ThrowsAnyAsync<EmbeddedPostgresException>(() => Start(settings))).Message;

    private void KillServer()
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadLines(PidFile).First()));
        process.Kill();
    }

    private static async Task<string?> AskUntilAnswered(Server server, string question)
    {
        string? answer = null;
        await Eventually.Until(async () =>
        {
            try
            {
                answer = await Ask(server, question);

                return true;
            }
            catch (NpgsqlException problem) when (problem.IsTransient)
            {
                return false;
            }
        });

        return answer;
    }

    private static async Task Administer(Server server, string role, string statements)
    {
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Username = role,
            Pooling = false,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(statements);
        await command.ExecuteNonQueryAsync();
    }

    private static Task Do(Server server, string statement, params object[] values) => Ask(server, statement, values);

    private static async Task<string?> Ask(Server server, string statement, params object[] values)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());

        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
