namespace Platform.Tests.Features.Learning;

public sealed class ListCertificateTemplatesTests(TemplateRows api) : IClassFixture<TemplateRows>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(TemplateRows.Path + "?page_size=2"),
                await api.Sofia.Get(TemplateRows.Path + "?created=x"),
                await api.Sofia.Get(TemplateRows.Path + "?page=9"),
                await api.Anna.Get(TemplateRows.Path),
                await api.Anonymous.Get(TemplateRows.Path),
            }
        );

    [Theory]
    [InlineData("orientation=portrait&ordering=-id,-name", "24,23,22,21")]
    [InlineData("search=name 2,диплом&page_size=1", "21")]
    [InlineData("name=Name 27", "27")]
    public async Task Filters(string query, string ids)
    {
        var answer = await api.Sofia.Get($"{TemplateRows.Path}?{query}");

        answer.Status.ShouldBe(200, answer.Body);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        string.Join(
                ',',
                body.RootElement.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())
            )
            .ShouldBe(ids);
    }
}
