namespace Platform.Tests.Features.Sync;

public sealed class RenameOrganizationTests(RenameOrganizationTests.Arranged api)
    : IClassFixture<RenameOrganizationTests.Arranged>
{
    public sealed class Arranged : Api
    {
        public TestAccount Staff { get; private set; } = null!;

        public TestAccount Superuser { get; private set; } = null!;

        protected override async Task Arrange(TestDatabase database)
        {
            await database.Execute("insert into sync.organization (id, name) values (1, 'Organization 1')");
            Staff = await database.AddAccount("staff", isStaff: true);
            Superuser = await database.AddAccount("root");
            await database.Execute("update identity.account set is_superuser = true where username = 'root'");
        }
    }

    [Fact]
    public async Task Renames() => await Verify(await Patch(api.Staff, 1, """{"name":"Zürich"}"""));

    [Fact]
    public async Task A_superuser_may_do_what_staff_may()
    {
        (await Patch(api.Superuser, 1, """{"name":"By root"}""")).Body.ShouldBe("""{"id":1,"name":"By root"}""");
        var fromElsewhere = ("X-Forwarded-For", "192.0.2.1");
        (await api.As(api.Superuser).Get("/metrics", fromElsewhere)).Status.ShouldBe(200);
        (await api.Client.Get("/metrics", fromElsewhere)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Send(HttpMethod.Patch, "/organizations/1/", Exchanges.Body("{}")),
                await Patch(api.Bot, 1, "{}"),
                await Patch(api.Staff, 0, "{}"),
                await Patch(api.Staff, 1, "{}"),
                await Patch(api.Staff, 1, $$"""{"name":"{{new string('x', 129)}}"}"""),
                await Patch(api.Staff, 2, """{"name":"X"}"""),
            }
        );

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"名 😀\"")]
    public async Task A_name_may_be_none_or_in_any_letters(string name) =>
        (await Patch(api.Staff, 1, $$"""{"name":{{name}}}""")).Body.ShouldBe($$"""{"id":1,"name":{{name}}}""");

    private Task<Exchange> Patch(TestAccount account, int id, string json) =>
        api.As(account).Send(HttpMethod.Patch, $"/organizations/{id}/", Exchanges.Body(json));
}
