namespace Platform.Tests.Features.Dba;

public sealed class ListDearestTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Lists_the_dearest_and_says_how_to_get_figures()
    {
        var without = await Executable.Run(clone.Database, "sql", "top");
        without.ExitCode.ShouldBe(0, without.Errors);
        without.Errors.ShouldContain("create extension pg_stat_statements");
        without.Output.Split('\n').Length.ShouldBe(2, "the heading");

        await DbaApi.KeepFigures(clone.Database);
        await clone.Database.Execute("select /* Sync/ListOrganizations */ pg_sleep(0.05)");
        await clone.Database.Execute("select /* Nobody/KnowsThis */ 1");

        var listed = await Executable.Run(clone.Database, "sql", "top", "--order", "max", "--limit", "1");
        var json = await Executable.Run(clone.Database, "sql", "top", "--json", "--limit", "500");

        listed.Output.Split('\n')[0].ShouldStartWith("statement\tcalls\ttotal_ms\t");
        listed.Output.Split('\n').Length.ShouldBe(3);
        json.Json.AsArray().Select(row => (string?)row!["statement"]).ShouldContain("Sync/ListOrganizations");
        json.Output.ShouldNotContain("KnowsThis");
        (await Executable.Run(clone.Database, "sql", "top", "--limit", "0")).ExitCode.ShouldBe(2);
    }
}
