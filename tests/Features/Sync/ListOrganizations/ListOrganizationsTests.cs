namespace Platform.Tests.Features.Sync;

public sealed class ListOrganizationsTests(ListOrganizationsTests.Arranged api)
    : IClassFixture<ListOrganizationsTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                "insert into sync.organization (id, name) values (2, 'Zürich \"Nord\" / <b>'), (10, null), (1, 'Organization 1')"
            );
    }

    [Fact]
    public async Task Lists_all_by_id() => await Verify(await api.Client.Get("/organizations/"));

    [Theory]
    [InlineData("/organizations")]
    [InlineData("/organizations/?page=2&limit=1")]
    [InlineData("/organizations/?format=json")]
    [InlineData("/organizations/?format=")]
    [InlineData("/organizations/?format=xml&format=json")]
    public async Task Answers_the_same_under(string path) =>
        (await api.Client.Get(path)).Body.ShouldBe((await api.Client.Get("/organizations/")).Body);

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get("/organizations/"),
                await api.Client.Get("/organizations/?format=xml"),
                await api.Client.Get("/organizations/", ("Accept", "text/html")),
                await api.Client.Post("/organizations/", "[]"),
            }
        );

    [Fact]
    public async Task Head_is_get_without_a_body()
    {
        var answer = await api.Client.Send(HttpMethod.Head, "/organizations/");

        (answer.Status, answer.Body).ShouldBe((200, ""));
        answer.Head.ShouldContain("Content-Type: application/json\n");
    }

    [Fact]
    public async Task Options_names_the_methods()
    {
        var answer = await api.Client.Send(HttpMethod.Options, "/organizations/");

        (answer.Status, answer.Body).ShouldBe((200, ""));
        answer.Head.ShouldContain("Allow: GET, HEAD, OPTIONS\n");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("APPLICATION/JSON", 200)]
    [InlineData("application/*", 200)]
    [InlineData("*/*", 200)]
    [InlineData("", 200)]
    [InlineData("text/html, application/json;q=0.1", 200)]
    [InlineData("application/json; indent=4", 200)]
    [InlineData("text/html", 406)]
    [InlineData("text/csv", 406)]
    [InlineData("text/*", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/xml, image/png", 406)]
    [InlineData("nonsense", 406)]
    public async Task Speaks_json_only(string accept, int status) =>
        (await api.Client.Get("/organizations/", ("Accept", accept))).Status.ShouldBe(status);
}
