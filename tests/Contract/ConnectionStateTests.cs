using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>
/// Connections go back to the pool unreset (docs/decisions/0013), so no endpoint may leave anything on one: no
/// setting, no lock, no channel, no temporary table.
/// </summary>
public sealed class ConnectionStateTests(ConnectionStateTests.OneConnection api)
    : IClassFixture<ConnectionStateTests.OneConnection>
{
    public sealed class OneConnection : EveryRight
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Database:MaxPoolSize"] = "1";
            settings["Database:WritePoolSize"] = "1";
        }
    }

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task A_returned_connection_is_as_it_was(string area)
    {
        await api.Client.Get("/organizations/");
        var before = await State();
        var statuses = new List<int>();

        foreach (var operation in await Operation.Of(api, area))
        {
            var caller = await api.NewCaller(area);
            var path = operation.ExamplePath;
            foreach (var body in new[] { operation.ExampleBody, "[{}]" }.Distinct())
            {
                var answer = await caller.Send(
                    new HttpMethod(operation.Method),
                    path,
                    operation.Json["requestBody"] is null ? null : Exchanges.Body(body ?? "{}")
                );
                statuses.Add(answer.Status);
            }

            (await State()).ShouldBe(before, operation.Route);
        }

        // Else nothing was done with the connection that could have been left on it.
        statuses.Count(status => status < 300).ShouldBeGreaterThanOrEqualTo(statuses.Count / 3);
    }

    private async Task<List<string>> State() =>
        [
            .. await State(api.Services.GetRequiredService<NpgsqlDataSource>()),
            .. await State(api.Services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSetup.Writes)),
        ];

    private static async Task<List<string>> State(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            select 'connection ' || pg_backend_pid()
            union all
            select 'setting ' || name || ' = ' || setting from pg_settings where source = 'session'
            union all
            select 'lock ' || locktype || ' ' || mode from pg_locks
            where pid = pg_backend_pid() and locktype not in ('virtualxid') and coalesce(relation >= 16384, true)
            union all
            select 'channel ' || pg_listening_channels()
            union all
            select 'table ' || oid::regclass from pg_class where relnamespace = pg_my_temp_schema()
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var state = new List<string>();
        while (await reader.ReadAsync())
        {
            state.Add(reader.GetString(0));
        }

        return state;
    }
}
