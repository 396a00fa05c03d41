using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Platform.Tests.Deploy;

/// <summary>The script that lets a role say what the service says to its sessions where no pooler stands in between.</summary>
public sealed class PooledTests(Api api) : IClassFixture<Api>
{
    private const string Said = """
        select string_agg(name || ' = ' || current_setting(name), ', ' order by name)
        from unnest(
            array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'timezone', 'jit']
        ) as name
        """;

    [SkippableFact]
    public async Task The_role_says_what_the_service_says()
    {
        Tools.Need(Tools.Find("psql") is not null, "psql is needed: apt-get install postgresql-client");
        var server = new NpgsqlConnectionStringBuilder(api.Database.ConnectionString);
        string[] where = ["--no-psqlrc", "--quiet", "--host", server.Host!, "--username", "postgres"];
        var (exitCode, said) = await Tools.Run(
            "psql",
            [
                .. where,
                "--dbname",
                server.Database!,
                "--command",
                "create role pooled login",
                "-v",
                "role=pooled",
                "--file",
                "deploy/pooled.sql",
            ]
        );
        exitCode.ShouldBe(0, said);
        said.ShouldBeEmpty();

        await using var pooled = new NpgsqlConnection(Roles.As("pooled", api.Database));
        await pooled.OpenAsync();
        await using var ask = new NpgsqlCommand(Said, pooled);
        var byService = await api
            .Services.GetRequiredService<Database>()
            .One<string>(TestStatement.Of(Said), null, CancellationToken.None);

        byService.ShouldContain("statement_timeout = 30s");
        (await ask.ExecuteScalarAsync()).ShouldBe(byService);
    }
}
