namespace Platform.Tests.Features.Learning;

public sealed class GetContentTests(ContentRows api) : IClassFixture<ContentRows>
{
    [Theory]
    [InlineData("main")]
    [InlineData("home")]
    [InlineData("projects")]
    [InlineData("contacts")]
    public async Task For_anyone(string slug) =>
        await Verify(await api.Anonymous.Get($"/api/v0/content/hippocrates/{slug}/")).UseParameters(slug);

    [Fact]
    public async Task In_a_language()
    {
        await Verify(
            new[]
            {
                await api.Anonymous.Get("/api/v0/content/hippocrates/home/?lang=uk"),
                await api.Anonymous.Get("/api/v0/content/hippocrates/home/?lang=fr"),
            }
        );
        (await api.Anonymous.Get("/api/v0/content/hippocrates/contacts/?lang=uk")).Body.ShouldBe(
            """{"updated":null}"""
        );
        (await api.Anonymous.Get("/api/v0/content/hippocrates/blog/")).Status.ShouldBe(404);
        (await api.Sofia.Send(HttpMethod.Delete, "/api/v0/content/hippocrates/home/")).Status.ShouldBe(405);
    }
}
