namespace Platform.Tests.Infrastructure.Cli;

/// <summary>What is the same for all commands: help, refusals, the ones that know no area.</summary>
public sealed class CommandLineTests(Clone clone) : IClassFixture<Clone>
{
    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("migrate down --help")]
    [InlineData("seed --help")]
    [InlineData("sql explain --help")]
    [InlineData("account create --help")]
    [InlineData("token create --help")]
    public async Task Help_is_everywhere_and_needs_no_database(string line)
    {
        var help = await Executable.Run(new Dictionary<string, string>(), "", line.Split(' '));

        help.ExitCode.ShouldBe(0);
        help.Output.ShouldContain("Usage:");
    }

    [Fact]
    public async Task An_unknown_command_is_refused_with_2()
    {
        var refused = await Executable.Run(clone.Database, "frobnicate");

        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldBe("Unrecognized command or argument 'frobnicate'.\n--help says more.\n");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_in_one_line()
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Platform"] = "Host=127.0.0.1;Port=1;Username=nobody",
        };

        var refused = await Executable.Run(environment, "", "migrate", "status");

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe("The database: Failed to connect to 127.0.0.1:1 Connection refused\n");
    }

    [Fact]
    public async Task All_mistakes_in_the_settings_are_told_at_once()
    {
        var environment = new Dictionary<string, string>
        {
            ["Areas__Sync"] = "perhaps",
            ["ConnectionStrings__Platform"] = "Hots=db",
            ["ConnectionStrings__Plattform"] = "Host=db",
            ["Database__MaxPolSize"] = "4",
            ["Database__MaxPoolSize"] = "many",
            ["Http__TrustedProxies__0"] = "the balancer",
            ["RateLimits__LogIns"] = "-1",
        };

        var refused = await Executable.Run(environment, "", "serve");

        refused.ExitCode.ShouldBe(2);
        await Verify(refused.Errors);
    }

    /// <summary>Before a cluster is made, which would be left behind.</summary>
    [Theory]
    [InlineData("serve", "RateLimits__LogIns", "-1")]
    [InlineData("serve", "Postgres__Settings__port", "5433")]
    [InlineData("account list", "Postgres__Settings__port", "5433")]
    [InlineData("account list", "Database__MaxPoolSize", "many")]
    [InlineData("serve --urls nonsense", "Database__MaxPoolSize", "8")]
    [InlineData("serve", "ASPNETCORE_URLS", "ftp://127.0.0.1:0")]
    public async Task Nothing_starts_with_wrong_settings(string line, string name, string value)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");
        var environment = new Dictionary<string, string>
        {
            ["Postgres__DataFolder"] = Path.Combine(folder, "postgres"),
            ["Storage__Folder"] = Path.Combine(folder, "files"),
            [name] = value,
        };

        var refused = await Executable.Run(environment, "", line.Split(' '));

        refused.ExitCode.ShouldNotBe(0);
        refused.Errors.Trim().Split('\n').Length.ShouldBe(1, refused.Errors);
        Directory.Exists(folder).ShouldBeFalse(refused.Errors);
    }

    [Fact]
    public async Task A_command_that_writes_says_where_to_and_one_that_reads_does_not()
    {
        var written = await Executable.Run(clone.Database, "account", "create", "told-where");
        var script = await Executable.Run(clone.Database, "account", "create", "told-script", "--json");
        var read = await Executable.Run(clone.Database, "account", "list");

        written.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        script.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        ((string?)script.Json["username"]).ShouldBe("told-script");
        read.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_told_by_commands_too()
    {
        var environment = new Dictionary<string, string> { ["ConnectionStrings__Platform"] = "nonsense" };

        var refused = await Executable.Run(environment, "", "account", "list");

        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldStartWith("ConnectionStrings:Platform: ");
        refused.Errors.ShouldNotContain("nonsense");
    }

    [Fact]
    public async Task What_the_database_refuses_is_told_in_one_line()
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Platform"] = new Npgsql.NpgsqlConnectionStringBuilder(clone.Database.ConnectionString)
            {
                Database = "nothing",
            }.ConnectionString,
        };

        var refused = await Executable.Run(environment, "", "account", "list");

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe("The database: database \"nothing\" does not exist (3D000)\n");
    }

    [Fact]
    public async Task Migrations_go_up_and_down_and_are_listed()
    {
        await using var empty = await (await TestCluster.Instance).CreateEmpty();

        (await Applied(empty)).ShouldAllBe(applied => !applied);
        (await Executable.Run(empty, "migrate", "up")).Output.ShouldStartWith("Applied ");
        (await Executable.Run(empty, "migrate", "up")).Output.ShouldBe("Nothing is missing.\n");
        (await Applied(empty)).ShouldAllBe(applied => applied);

        var unsure = await Executable.Run(empty, "migrate", "down", "0");
        unsure.ExitCode.ShouldBe(1);
        (await Executable.Run(empty, "migrate", "down", "0", "--yes")).ExitCode.ShouldBe(0);
        (await Applied(empty)).ShouldAllBe(applied => !applied);
    }

    [Fact]
    public async Task Statements_are_listed_shown_and_explained()
    {
        var listed = await Executable.Run(clone.Database, "sql", "list", "--json");
        listed.Json.AsArray().Count.ShouldBe(Statement.All.Count);

        (await Executable.Run(clone.Database, "sql", "show", "Sync/ListOrganizations")).Output.ShouldBe(
            Statement.Source("Sync/ListOrganizations")
        );
        (await Executable.Run(clone.Database, "sql", "explain", "Sync/UpsertInteractions")).Output.ShouldContain(
            "Insert on sync.interaction"
        );
        (await Executable.Run(clone.Database, "sql", "explain", "Sync/Nothing")).Errors.ShouldBe(
            "There is no statement Sync/Nothing: see 'sql list'.\n"
        );
    }

    private static async Task<IReadOnlyList<bool>> Applied(TestDatabase database)
    {
        var status = await Executable.Run(database, "migrate", "status", "--json");

        return [.. status.Json.AsArray().Select(migration => (bool)migration!["is_applied"]!)];
    }
}
