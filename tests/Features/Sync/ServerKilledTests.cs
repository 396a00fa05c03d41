using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Tests.Features.Sync;

/// <summary>The server dies under the service and comes back.</summary>
public sealed class ServerKilledTests(ServerKilledTests.OwnServer api) : IClassFixture<ServerKilledTests.OwnServer>
{
    private const int Many = 100_000;

    /// <summary>A cluster that no other test needs.</summary>
    public sealed class OwnServer : Api
    {
        private readonly string _folder = Path.Combine(
            Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
            $"platform-killed-{Environment.ProcessId}"
        );
        private EmbeddedPostgres? _server;

        protected override string ConnectionString => _server!.ConnectionString;

        protected override async Task Arrange(TestDatabase database)
        {
            // Not volatile: what was committed just before the kill must be there after it.
            _server = await EmbeddedPostgres.Start(
                new EmbeddedPostgresOptions { DataFolder = _folder },
                NullLogger.Instance,
                CancellationToken.None
            );
            await new Migrator(ConnectionString).Up(CancellationToken.None);
            await Run(
                """
                insert into identity.account (username) values ('sync-bot');
                insert into identity.token (digest, account_id) select :digest, account.id from identity.account
                """,
                ("digest", Platform.Features.Identity.TokenCache.DigestOf(Bot.Token))
            );
        }

        /// <summary>Runs a statement past the service; a server that is not back yet is asked again.</summary>
        public async Task<object?> Run(string sql, params (string Name, object Value)[] parameters)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                    await connection.OpenAsync();
                    await using var command = new NpgsqlCommand(sql, connection);
                    foreach (var (name, value) in parameters)
                    {
                        command.Parameters.AddWithValue(name, value);
                    }

                    return await command.ExecuteScalarAsync();
                }
                catch (NpgsqlException) when (tries < 300)
                {
                    await Task.Delay(100);
                }
            }
        }

        /// <summary>SIGKILL to the postmaster and to the backend at work, which would finish without it.</summary>
        public void Kill(int backend)
        {
            var file = Directory.EnumerateFiles(_folder, "postmaster.pid", SearchOption.AllDirectories).Single();
            var postmaster = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
            foreach (var id in (int[])[postmaster, backend])
            {
                try
                {
                    using var process = Process.GetProcessById(id);
                    process.Kill();
                }
                catch (ArgumentException)
                {
                    // Between two statements a backend goes by itself when its postmaster is gone.
                }
            }
        }

        protected override async Task CleanUp()
        {
            if (_server is not null)
            {
                await _server.DisposeAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_large_batch_is_stored_whole_or_not_at_all_and_the_service_recovers()
    {
        var batch = Pushes.Interactions(Many);
        (await Push("before", "[]")).Status.ShouldBe(200);
        var push = Push("killed", batch);

        api.Kill(await BackendAtWork());

        ((int[])[200, 503]).ShouldContain((await push).Status, string.Join('\n', api.Log.Lines));
        (await Count()).ShouldBeOneOf(0, Many);
        await Eventually.Until(async () =>
        {
            var again = await Push("killed", batch);
            again.Status.ShouldBeOneOf(200, 503);

            return again.Status == 200;
        });

        (await Count()).ShouldBe(Many);
        foreach (var therapist in (string[])["after-1", "after-2", "after-3", "after-4", "after-5"])
        {
            (await Push(therapist, batch[..(batch.IndexOf('}', StringComparison.Ordinal) + 1)] + "]")).Status.ShouldBe(
                200,
                string.Join('\n', api.Log.Lines)
            );
        }
    }

    private Task<Exchange> Push(string therapist, string batch) =>
        api.Client.Post($"/sync/therapists/{therapist}/interactions/", batch);

    private async Task<long> Count() =>
        (long)(await api.Run("select count(*) from sync.interaction where therapist_id = 'killed'"))!;

    private async Task<int> BackendAtWork()
    {
        for (var tries = 0; tries < 2_000; tries++)
        {
            var found = await api.Run(
                """
                select pg_stat_activity.pid
                from pg_stat_activity
                where pg_stat_activity.state = 'active' and pg_stat_activity.query like '%/* Sync/UpsertInteractions */%'
                    and pg_stat_activity.pid <> pg_backend_pid()
                """
            );
            if (found is int backend)
            {
                return backend;
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException("The batch was never seen at work.");
    }
}
