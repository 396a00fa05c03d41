namespace Platform.Tests.Features.Dba;

public sealed class DescribeStatementTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Tells_who_runs_it_and_what_it_takes()
    {
        var told = await Executable.Run(clone.Database, "sql", "about", "Sync/LockOrganization");
        var json = await Executable.Run(clone.Database, "sql", "about", "Sync/LockOrganization", "--json");

        told.ExitCode.ShouldBe(0, told.Errors);
        told.Errors.ShouldContain("create extension pg_stat_statements");
        await Verify(told.Output);
        ((string?)json.Json["about"]!["statement"]).ShouldBe("Sync/LockOrganization");
    }
}
