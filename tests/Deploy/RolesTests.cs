using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace Platform.Tests.Deploy;

/// <summary>The roles beside the owner: one serves and changes no schema, one looks and sees no secret.</summary>
public sealed class RolesTests(RolesTests.Granted granted) : IClassFixture<RolesTests.Granted>
{
    public sealed class Granted : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public Roles Roles { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.Create();
            if (Tools.Find("psql") is not null)
            {
                Roles = await Roles.Create(Database);
            }
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();

        public async Task<NpgsqlConnection> As(Func<Roles, string> role)
        {
            Tools.Need(Roles is not null, "psql is needed: apt-get install postgresql-client");
            var connection = new NpgsqlConnection(Roles.As(role(Roles!), Database));
            await connection.OpenAsync();

            return connection;
        }
    }

    [SkippableTheory]
    [InlineData("drop table sync.rate")]
    [InlineData("alter table sync.rate add column size integer")]
    [InlineData("truncate sync.rate")]
    [InlineData("create table sync.other (id bigint)")]
    [InlineData("create table public.other (id bigint)")]
    [InlineData("create schema other")]
    [InlineData(
        "create or replace function chat.user_of(bigint, text) returns bigint language sql as 'select 1::bigint'"
    )]
    [InlineData("delete from ops.migration")]
    [InlineData("update ops.function set digest = ''")]
    [InlineData("alter table chat.room disable trigger all")]
    public async Task Who_serves_changes_no_schema(string statement)
    {
        await using var connection = await granted.As(roles => roles.Service);

        (await Refused(connection, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [SkippableFact]
    public async Task Who_looks_writes_nothing()
    {
        await using var connection = await granted.As(roles => roles.Reader);
        foreach (var table in await Relations("'r'"))
        {
            (await Refused(connection, $"delete from {table}")).ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege,
                table
            );
            (await Refused(connection, $"insert into {table} default values")).ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege,
                table
            );
        }
    }

    /// <summary>Digests of random secrets prove nothing and may be seen; what is itself a proof may not.</summary>
    [SkippableFact]
    public async Task Who_looks_sees_all_but_secrets()
    {
        await using var connection = await granted.As(roles => roles.Reader);
        var hidden = new List<string>();
        foreach (var relation in await Relations("'r', 'v'"))
        {
            var columns = await granted.Database.Rows(
                """
                select quote_ident(attname)
                from pg_attribute
                where attrelid = :relation::regclass and attnum > 0 and not attisdropped
                """,
                ("relation", relation)
            );
            foreach (var column in columns)
            {
                if (await Refused(connection, $"select {column} from {relation} limit 0") is not null)
                {
                    hidden.Add($"{relation}.{column}");
                }
            }
        }

        hidden.ShouldBe(
            [
                "chat.app_user.auth_token",
                "chat.app_user.password_hash",
                "chat.import.content",
                "chat.import_user.auth_token",
                "chat.import_user.password_hash",
                "chat.link_key.key",
                "chat.shown_user.auth_token",
                "chat.user_device.token",
                "chat.webhook_endpoint.old_secret",
                "chat.webhook_endpoint.secret",
                "identity.account.password_hash",
                "identity.outcome.body",
                "learning.mail.body",
                "learning.mail.unsubscribe",
                "learning.signing_key.key",
            ],
            ignoreOrder: true
        );
    }

    [SkippableFact]
    public async Task Who_looks_sees_what_all_sessions_do()
    {
        await using var connection = await granted.As(roles => roles.Reader);

        (await Refused(connection, "select query from pg_stat_activity")).ShouldBeNull();
        await using var monitors = new NpgsqlCommand("select pg_has_role('pg_read_all_stats', 'usage')", connection);
        (await monitors.ExecuteScalarAsync()).ShouldBe(true);
    }

    /// <summary>And the script may be run again.</summary>
    [SkippableFact]
    public async Task What_a_migration_adds_is_granted()
    {
        await using var service = await granted.As(roles => roles.Service);
        await using var reader = await granted.As(roles => roles.Reader);
        await granted.Database.Execute(
            "create table sync.newcomer (id bigint generated always as identity, name text)"
        );

        (await Refused(service, "insert into sync.newcomer (name) values ('a')")).ShouldBeNull();
        (await Refused(reader, "select * from sync.newcomer")).ShouldBeNull();
        await granted.Roles.Grant(granted.Database);
        (await Refused(reader, "insert into sync.newcomer (name) values ('a')")).ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege
        );
        await granted.Database.Execute("drop table sync.newcomer");
    }

    private Task<IReadOnlyList<string>> Relations(string kinds) =>
        granted.Database.Rows(
            $"""
            select pg_class.oid::regclass::text
            from pg_class
            inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
            where
                pg_class.relkind in ({kinds})
                and pg_namespace.nspname !~ '^pg_'
                and pg_namespace.nspname not in ('information_schema', 'public')
            """
        );

    /// <summary>Why, or null; nothing is kept.</summary>
    private static async Task<string?> Refused(NpgsqlConnection connection, string statement)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(statement, connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();

            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}

/// <summary>The service as the role that serves, on a schema that the owner has migrated.</summary>
public sealed class ServingRoleTests(ServingRoleTests.Service api) : IClassFixture<ServingRoleTests.Service>
{
    public sealed class Service : Api
    {
        private Roles? _roles;

        protected override string ConnectionString =>
            _roles is null ? Database.ConnectionString : Roles.As(_roles.Service, Database);

        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Database:MigrateOnStart"] = "false";

        protected override async Task Arrange(TestDatabase database)
        {
            if (Tools.Find("psql") is not null)
            {
                _roles = await Roles.Create(database);
            }
        }

        public bool HasRoles => _roles is not null;
    }

    [SkippableFact]
    public async Task Is_ready_writes_and_reads()
    {
        Tools.Need(api.HasRoles, "psql is needed: apt-get install postgresql-client");

        (await api.Anonymous.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var pushed = await api.Client.PostAsJsonAsync("sync/organizations/", new[] { new { organization_id = 1 } });
        pushed.StatusCode.ShouldBe(HttpStatusCode.OK, await pushed.Content.ReadAsStringAsync());
        (await pushed.Content.ReadAsStringAsync()).ShouldBe("""{"rows_created":1}""");
        (await api.Client.GetStringAsync("organizations/")).ShouldContain("\"id\":1");
    }
}
