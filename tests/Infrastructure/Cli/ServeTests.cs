using System.Net;
using System.Text;

namespace Platform.Tests.Infrastructure.Cli;

/// <summary>The service as a process: its own database, a killed process, an orderly stop, a second terminal.</summary>
public sealed class ServeTests : IDisposable
{
    private const string DemoToken = "de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");

    private Dictionary<string, string> Embedded =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Postgres__DataFolder"] = Path.Combine(_folder, "postgres"),
            ["Storage__Folder"] = Path.Combine(_folder, "files"),
        };

    [Fact]
    public async Task A_killed_service_finds_its_data_again_and_a_terminated_one_stops_in_order()
    {
        using (var first = await Executable.Serve(Embedded))
        {
            (await Push(first)).ShouldBe("""{"rows_created":2}""");
            first.Kill();
        }

        using var second = await Executable.Serve(Embedded);
        (await Push(second)).ShouldBe("""{"rows_created":0}""");
        (await Get(second, "health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await second.Terminate()).ShouldBe(0);
        File.Exists(Path.Combine(_folder, "postgres/cluster/postmaster.pid")).ShouldBeFalse("the server has ended");
    }

    [Fact]
    public async Task A_command_works_beside_a_running_service_and_alone()
    {
        using (var service = await Executable.Serve(Embedded))
        {
            var created = await Executable.Run(Embedded, "", "token", "create", "demo-bot", "--json");
            created.Errors.ShouldBe($"Written to the embedded database in {_folder}/postgres.\n");
            var token = (string)created.Json["token"]!;
            (await Get(service, "organizations/", token)).StatusCode.ShouldBe(HttpStatusCode.OK);

            (await Executable.Run(Embedded, "", "token", "revoke", token)).ExitCode.ShouldBe(0);
            await UntilRefused(service, token);

            (await Get(service, "organizations/")).StatusCode.ShouldBe(HttpStatusCode.OK, "the demo token still works");
            (await service.Terminate()).ShouldBe(0);
        }

        var alone = await Executable.Run(Embedded, "", "account", "list", "--json");
        alone
            .Json.AsArray()
            .Select(account => (string)account!["username"]!)
            .ShouldBe([
                "demo",
                "demo-anna@example.invalid",
                "demo-boris@example.invalid",
                "demo-bot",
                "demo-clerk",
                "demo-country",
                "demo-district",
                "demo-everything",
                "demo-olha@example.invalid",
                "demo-user",
            ]);
    }

    [Fact]
    public async Task The_demo_secrets_are_worth_nothing_outside_development()
    {
        using (var development = await Executable.Serve(Embedded))
        {
            await development.Terminate();
        }

        using var production = await Executable.Serve(
            new Dictionary<string, string>(Embedded) { ["ASPNETCORE_ENVIRONMENT"] = "Production" }
        );

        (await Get(production, "organizations/")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        production.Output.ShouldNotContain(DemoToken);
        await production.Terminate(); // in order, so that its database no longer writes when the folder goes
    }

    /// <summary>As with npm's binaries: a server, and no psql anywhere.</summary>
    [Fact]
    public async Task Where_there_is_no_psql_the_start_table_says_how_to_get_it()
    {
        await using var database = await TestDatabase.Create();
        var installed = await PgDump.BinFolder(database.ConnectionString);
        var programs = Directory.CreateDirectory(Path.Combine(_folder, "programs")).FullName;
        foreach (var name in new[] { "postgres", "initdb" })
        {
            File.Copy(Path.Combine(installed, name), Path.Combine(programs, name));
        }

        foreach (var name in new[] { "sh", "setsid", "stat", "test" })
        {
            File.CreateSymbolicLink(Path.Combine(programs, name), Tools.Find(name)!);
        }

        using var service = await Executable.Serve(
            new Dictionary<string, string>(Embedded) { ["PATH"] = programs, ["Postgres__BinFolder"] = programs }
        );

        service.Output.ShouldContain(
            $"after 'apt-get install postgresql-client': psql -h {_folder}/postgres -U platform platform"
        );
        (await service.Terminate()).ShouldBe(0);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        await using var database = await TestDatabase.Create();
        var environment = Executable.OnDatabase(database);
        using var first = await Executable.Serve(environment);

        var second = await Executable.Run(environment, "", "serve", "--urls", first.Address!.ToString());

        second.ExitCode.ShouldBe(1);
        second.Errors.Trim().ShouldContain("address already in use. Choose another with --urls.");
        second.Errors.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("ftp://127.0.0.1:0")]
    public async Task Where_nobody_can_listen_is_told_in_one_line(string urls)
    {
        await using var database = await TestDatabase.Create();

        var refused = await Executable.Run(Executable.OnDatabase(database), "", "serve", "--urls", urls);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldEndWith(" Choose another with --urls.\n");
        refused.Errors.Split('\n').Length.ShouldBe(2, refused.Errors);
    }

    [Fact]
    public async Task A_database_without_a_schema_is_not_served_where_the_service_may_not_make_one()
    {
        await using var empty = await (await TestCluster.Instance).CreateEmpty();
        var environment = new Dictionary<string, string>(Executable.OnDatabase(empty))
        {
            ["Database__MigrateOnStart"] = "false",
        };

        var refused = await Executable.Run(environment, "", "serve", "--urls", "http://127.0.0.1:0");

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe("The database has no schema: run 'migrate up' first.\n");
    }

    /// <summary>In Development, where the demo token works; about the address nothing is said, which would come first.</summary>
    [Fact]
    public async Task Dotnet_run_is_development_and_listens_where_the_environment_says()
    {
        await using var database = await TestDatabase.Create();
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        environment["Storage__Folder"] = Path.Combine(_folder, "files");

        using var service = await Executable.DotnetRun(environment);

        service.Address.ShouldNotBeNull().Port.ShouldNotBe(5080);
        (await Get(service, "organizations/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>No line of the SDK's own: it goes on into a pipe.</summary>
    [Fact]
    public async Task Dotnet_run_prints_what_the_command_prints()
    {
        var printed = await Executable.DotnetRun(new Dictionary<string, string>(), "sql", "list", "--area", "Dba");

        printed.ExitCode.ShouldBe(0, printed.Errors);
        printed.Output.ShouldStartWith("name\tpurpose\nDba/");
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static async Task<string> Push(Executable service)
    {
        using var client = Client(service, DemoToken);
        using var body = new StringContent(
            """[{"organization_id":1},{"organization_id":2}]""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await client.PostAsync("sync/organizations/", body);

        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> Get(Executable service, string path, string token = DemoToken)
    {
        using var client = Client(service, token);

        return await client.GetAsync(path);
    }

    /// <summary>The notification needs a moment; without it the cached token would live 30 seconds.</summary>
    private static Task UntilRefused(Executable service, string token) =>
        Eventually.Until(
            async () => (await Get(service, "organizations/", token)).StatusCode == HttpStatusCode.Unauthorized,
            within: TimeSpan.FromSeconds(25)
        );

    private static HttpClient Client(Executable service, string token)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Token", token);

        return client;
    }
}
