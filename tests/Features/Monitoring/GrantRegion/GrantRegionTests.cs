namespace Platform.Tests.Features.Monitoring.GrantRegion;

/// <summary>The command that lets people into regions.</summary>
public sealed class GrantRegionTests(Clone clone) : IClassFixture<Clone>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await clone.Database.Value<long>("select count(*) from monitoring.region") > 0)
        {
            return;
        }

        await clone.Database.AddAccount("Ann");
        await clone.Database.Execute(
            """
            insert into monitoring.office (id, name) values (1, 'Nordia');
            insert into monitoring.region_type (id, name) values (1, 'Country'), (2, 'Province');
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            values (1, 'Nordia', 'N', 'nordia', 1, 1, null), (2, 'Alder', 'N-A', 'alder', 2, 1, 1);
            """
        );
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Grants_a_region_once()
    {
        var first = await Run("ann", "N", "--json");
        var again = await Run("ann", "N", "--json");
        var writing = await Run("ann", "N-A", "--write");

        first.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        first
            .Json.ToJsonString()
            .ShouldBe("""{"username":"Ann","region":"Nordia","read_write":"r","region_count":2,"is_new":true}""");
        ((bool)again.Json["is_new"]!).ShouldBeFalse();
        writing.ExitCode.ShouldBe(0, writing.Errors);
        (
            await clone.Database.Rows(
                "select region_id, read_write from monitoring.region_permission order by region_id"
            )
        ).ShouldBe(["1 | r", "2 | w"]);
    }

    [Theory]
    [InlineData("nobody N", "There is no account 'nobody'.")]
    [InlineData("ann NOWHERE", "There is no region with the code 'NOWHERE'.")]
    public async Task Refusals_are_one_line(string line, string refusal)
    {
        var refused = await Run(line.Split(' '));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(refusal + "\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["monitoring", "grant", .. arguments]);
}
