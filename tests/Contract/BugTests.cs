namespace Platform.Tests.Contract;

/// <summary>What callers are told when the service has a bug: here it meets a schema without one of its tables.</summary>
public sealed class BugTests(BugTests.WithoutTable api) : IClassFixture<BugTests.WithoutTable>
{
    public sealed class WithoutTable : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("alter table sync.organization rename to lost");
    }

    [Fact]
    public async Task A_bug_is_logged_and_tells_the_caller_nothing_of_the_inside()
    {
        var exchange = await api.Client.Get("/organizations/");

        exchange.Status.ShouldBe(500);
        exchange.Body.ShouldBe("""{"detail":"Internal server error."}""");
        var line = api.Log.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("Error Platform.Refusals: GET /organizations/ answered 500");
        line.ShouldContain("42P01");
    }
}
