namespace Platform.Tests.Features.Dba;

public sealed class ListNamesTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Into_a_pipe_lines_with_tabs()
    {
        var listed = await Executable.Run(Nothing, "", "sql", "list", "--area", "Dba");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        await Verify(listed.Output);
    }

    [Fact]
    public async Task As_json_all_of_them() =>
        (await Executable.Run(Nothing, "", "sql", "list", "--json"))
            .Json.AsArray()
            .Select(row => (string?)row!["name"])
            .ShouldBe(Statement.All);

    /// <summary>script(1) gives it one.</summary>
    [SkippableFact]
    public async Task On_a_terminal_a_table()
    {
        Tools.Need(Tools.Find("script") is not null, "script is needed: apt-get install bsdutils");
        var program = Path.Combine(AppContext.BaseDirectory, "Platform.dll");

        var (exitCode, said) = await Tools.Run(
            "script",
            ["--quiet", "--return", "--command", $"dotnet {program} sql list --area Dba", "/dev/null"]
        );

        exitCode.ShouldBe(0, said);
        said.ShouldContain("─");
        said.ShouldContain("Dba/Locks");
        said.ShouldNotContain("\t");
    }

    [Fact]
    public async Task An_unknown_area_is_refused() =>
        (await Executable.Run(Nothing, "", "sql", "list", "--area", "Nowhere")).ExitCode.ShouldBe(2);
}
