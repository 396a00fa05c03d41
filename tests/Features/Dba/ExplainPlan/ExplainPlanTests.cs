namespace Platform.Tests.Features.Dba;

public sealed class ExplainPlanTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task For_any_parameters_for_samples_and_for_values()
    {
        (await Explain("Sync/UpsertInteractions")).Output.ShouldContain("Insert on sync.interaction");
        (await Explain("Sync/ListOrganizations", "--samples")).Output.ShouldNotContain("actual time");
        (await Explain("Sync/ListOrganizations", "--run")).Output.ShouldContain("actual time");

        var chosen = await Explain("Identity/FindAccount", "--set", "username=ann", "--json");
        chosen.Json["lines"]!.AsArray().Select(line => (string?)line).ShouldContain(line => line!.Contains("'ann'"));
    }

    [Fact]
    public async Task What_writes_is_not_run()
    {
        var explained = await Explain("Sync/UpsertOrganizations", "--run");

        explained.ExitCode.ShouldBe(0, explained.Errors);
        explained.Errors.ShouldBe("It writes, so it was not run.\n");
        explained.Output.ShouldNotContain("actual time");
    }

    [Theory]
    [InlineData("--set takes name=value, not 'username'.\n", "--set", "username")]
    [InlineData("Identity/FindAccount has no parameter nothing.\n", "--set", "nothing=1")]
    public async Task Refusals(string words, params string[] arguments)
    {
        var refused = await Explain(["Identity/FindAccount", .. arguments]);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(words);
    }

    private Task<Outcome> Explain(params string[] arguments) =>
        Executable.Run(clone.Database, ["sql", "explain", .. arguments]);
}
