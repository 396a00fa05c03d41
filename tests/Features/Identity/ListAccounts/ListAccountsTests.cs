namespace Platform.Tests.Features.Identity;

public sealed class ListAccountsTests(ListAccountsTests.People people) : IClassFixture<ListAccountsTests.People>
{
    public sealed class People : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.Create();
            await Database.AddAccount("push-bot", isServiceAccount: true);
            await Database.AddAccount("Ben", isActive: false, passwordHash: "S3CRET-hash");
            var ann = await Database.AddAccount("ann", isStaff: true, passwordHash: "S3CRET-hash");
            await Database.AddToken(ann.Id, "living", new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await Database.AddToken(ann.Id, "over", new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
            await Database.Execute(
                """
                update identity.token set created_at = '2020-01-01Z', expires_at = '2020-01-02Z' where name = 'over';
                update identity.account
                set email = 'ann@example.org', is_superuser = true, last_login = '2026-11-22 11:30Z'
                where username = 'ann'
                """
            );
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }

    /// <summary>By name in any case, with the number of tokens that are not over.</summary>
    [Fact]
    public async Task Lists_all_as_json()
    {
        var listed = await Executable.Run(people.Database, "account", "list", "--json");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        await Verify(listed.Output, "json");
    }

    [Fact]
    public async Task Lists_all_to_a_person()
    {
        var listed = await Executable.Run(people.Database, "account", "list");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        await Verify(listed.Output);
    }
}
