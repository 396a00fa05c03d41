using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>
/// Connections go back to the pool unreset (spec/performance.md 1.3), so no endpoint may leave anything on one: no
/// setting, no lock, no channel, no temporary table.
/// </summary>
public sealed class ConnectionStateTests(ConnectionStateTests.OneConnection api)
    : IClassFixture<ConnectionStateTests.OneConnection>
{
    public sealed class OneConnection : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Database:MaxPoolSize"] = "1";
    }

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task A_returned_connection_is_as_it_was(string area)
    {
        await api.Client.Get("/organizations/");
        var before = await State();

        foreach (var operation in await Operation.Of(api, area))
        {
            var path = operation
                .Path.Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal);
            foreach (var body in new[] { operation.ExampleBody, "[{}]" }.Distinct())
            {
                await api.Client.Send(
                    new HttpMethod(operation.Method),
                    path.Replace("organizationId", "1", StringComparison.Ordinal),
                    operation.Json["requestBody"] is null ? null : Exchanges.Body(body ?? "{}")
                );
            }

            (await State()).ShouldBe(before, operation.Route);
        }
    }

    private async Task<List<string>> State()
    {
        await using var connection = await api.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
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
