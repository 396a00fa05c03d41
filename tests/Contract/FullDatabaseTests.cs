using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;
using Platform.Tests.Features.Sync;

namespace Platform.Tests.Contract;

/// <summary>
/// The disk of the database is really full: writing is 503 and reading goes on, or the server falls and comes back; what was
/// answered with success is there, whole, and when there is room again nobody has to do anything.
/// </summary>
public sealed class FullDatabaseTests(FullDatabaseTests.SmallDisk api) : IClassFixture<FullDatabaseTests.SmallDisk>
{
    private const int Items = 5_000;

    /// <summary>A cluster in memory that can be filled, so that nothing else of the machine is.</summary>
    public sealed class SmallDisk : Api
    {
        private readonly string _disk = Path.Combine(Path.GetTempPath(), $"platform-full-database-{Guid.NewGuid():N}");
        private EmbeddedPostgres? _server;

        /// <summary>False: only root may mount.</summary>
        public bool IsMounted { get; private set; }

        protected override string ConnectionString => _server?.ConnectionString ?? base.ConnectionString;

        protected override async Task Arrange(TestDatabase database)
        {
            Directory.CreateDirectory(_disk);
            IsMounted = (await Tools.Run("mount", ["-t", "tmpfs", "-o", "size=300m", "tmpfs", _disk])).ExitCode == 0;
            if (!IsMounted)
            {
                return;
            }

            _server = await EmbeddedPostgres.Start(
                new EmbeddedPostgresOptions
                {
                    DataFolder = Path.Combine(_disk, "postgres"),
                    Settings = new Dictionary<string, string> { ["min_wal_size"] = "32MB", ["max_wal_size"] = "64MB" },
                },
                NullLogger.Instance,
                CancellationToken.None
            );
            await new Migrator(ConnectionString).Up(CancellationToken.None);
            await Value<object>(
                """
                insert into identity.account (username) values ('sync-bot');
                insert into identity.token (digest, account_id) select :digest, account.id from identity.account;
                """ + " insert into sync.organization (id, name) values (1, 'Organization 1')",
                ("digest", Platform.Features.Identity.TokenCache.DigestOf(Bot.Token))
            );
        }

        /// <summary>Leaves a megabyte.</summary>
        public void Fill()
        {
            using var ballast = new FileStream(Ballast, FileMode.Create);
            var room = new DriveInfo(_disk).AvailableFreeSpace - 1024 * 1024;
            for (var written = 0L; written < room; written += 64 * 1024)
            {
                ballast.Write(new byte[64 * 1024]);
            }
        }

        public void Empty() => File.Delete(Ballast);

        /// <summary>Asked past the service; a server that is not back yet is asked again.</summary>
        public async Task<T?> Value<T>(string sql, params (string Name, object Value)[] parameters)
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

                    return (T?)await command.ExecuteScalarAsync();
                }
                catch (NpgsqlException) when (tries < 600)
                {
                    await Task.Delay(100);
                }
            }
        }

        protected override async Task CleanUp()
        {
            if (_server is not null)
            {
                await _server.DisposeAsync();
            }

            if (IsMounted)
            {
                await Tools.Run("umount", [_disk]);
            }

            Directory.Delete(_disk, recursive: true);
        }

        private string Ballast => Path.Combine(_disk, "ballast");
    }

    [SkippableFact]
    public async Task What_was_answered_is_there_and_with_room_it_goes_on()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");
        var batch = Pushes.Interactions(Items);
        var acknowledged = new ConcurrentBag<string>();
        (await Push("before")).ShouldBe(200);
        api.Fill();

        var refusals = 0;
        for (var number = 0; refusals < 3; number++)
        {
            number.ShouldBeLessThan(1_000, "the disk never becomes full");
            refusals += await Push($"full-{number}") == 200 ? 0 : 1;
        }

        api.Empty();
        await Eventually.Until(async () => await Push("after") == 200);

        (await api.Client.Get("/organizations/")).Status.ShouldBe(200);
        foreach (var therapist in acknowledged)
        {
            (await Count(therapist)).ShouldBe(Items, therapist);
        }

        (
            await api.Value<long>(
                $"select count(*) from (select from sync.interaction group by therapist_id having count(*) <> {Items}) as half"
            )
        ).ShouldBe(0);

        async Task<int> Push(string therapist)
        {
            var status = (await api.Client.Post($"/sync/therapists/{therapist}/interactions/", batch)).Status;
            status.ShouldBeOneOf(200, 503);
            if (status == 200)
            {
                acknowledged.Add(therapist);
            }

            return status;
        }
    }

    private Task<long> Count(string therapist) =>
        api.Value<long>($"select count(*) from sync.interaction where therapist_id = '{therapist}'");
}
