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
    }

    [Fact]
    public async Task A_killed_server_is_restarted_even_while_its_backends_still_work()
    {
        await using var server = await Start(("synchronous_commit", "on"));
        await Do(server, "create table kept as select 'kept' as answer");
        var busy = Do(server, "select count(*) from generate_series(1, 10000000000)");
        while (await Ask(server, "select count(*)::text from pg_stat_activity where query like '%series%'") != "2")
        {
            await Task.Delay(10);
        }

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
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await Ask(server, question);
            }
            catch (NpgsqlException e) when (e.IsTransient && watch.Elapsed < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(20);
            }
        }
    }

    private static Task Do(Server server, string statement) => Ask(server, statement);

    private static async Task<string?> Ask(Server server, string statement)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);

        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
