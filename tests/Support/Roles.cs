using Npgsql;

namespace Platform.Tests.Support;

/// <summary>The roles that <c>deploy/roles.sql</c> makes for a database, under names of their own.</summary>
public sealed record Roles(string Service, string Reader)
{
    private static int _made;

    /// <summary>Runs the script as the superuser, as docs/dba.md says.</summary>
    public static async Task<Roles> Create(TestDatabase database)
    {
        var number = Interlocked.Increment(ref _made);
        var roles = new Roles($"service_{number}", $"reader_{number}");
        await roles.Grant(database);

        return roles;
    }

    public async Task Grant(TestDatabase database)
    {
        Tools.Need(Tools.Find("psql") is not null, "psql is needed: apt-get install postgresql-client");
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        string[] where = ["--no-psqlrc", "--quiet", "--host", server.Host!, "--username", "postgres"];
        string[] names = ["-v", $"owner={server.Username}", "-v", $"service={Service}", "-v", $"reader={Reader}"];
        var (exitCode, said) = await Tools.Run(
            "psql",
            [.. where, "--dbname", server.Database!, .. names, "--file", "deploy/roles.sql"]
        );

        exitCode.ShouldBe(0, said);
        said.ShouldBeEmpty();
    }

    public static string As(string role, TestDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = role,
            Pooling = false,
        }.ConnectionString;
}
