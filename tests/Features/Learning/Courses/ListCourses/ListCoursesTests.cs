using System.Text.Json;

namespace Platform.Tests.Features.Learning;

public sealed class ListCoursesTests(CourseRows api) : IClassFixture<CourseRows>
{
    private const string Path = "/api/v0/courses/";

    [Fact]
    public async Task For_anyone() => await Verify(await api.Anonymous.Get(Path));

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(Path + "?start_date=2026-09-09T10:00&specializations=abc&points=x"),
                await api.Anonymous.Get(Path + "?specializations=99"),
                await api.Anonymous.Get(Path + "?page=2"),
            }
        );

    [Theory]
    [InlineData("", "1,2", "1,2,3")]
    [InlineData("is_draft=true", "", "3")]
    [InlineData("specializations=12", "1,2", "1,2")]
    [InlineData("specializations=11&specializations=12", "1,2", "1,2,3")]
    [InlineData("specializations=11&specializations=", "1", "1,3")]
    [InlineData("add_to_favourites=true", "2", "")]
    [InlineData("add_to_favourites=false", "1", "1,2,3")]
    [InlineData("start_date=2026-09-09", "1", "1")]
    [InlineData("start_date=2026-9-9", "1", "1")]
    [InlineData("end_date__gt=2026-09-10", "", "")]
    [InlineData("end_date__range=2026-09-10,2026-09-11", "1", "1")]
    [InlineData("points__gt=1&success_percent=66.67", "1", "1")]
    [InlineData("search=хирург", "1", "1")]
    [InlineData("search=bill,complex", "1", "1")]
    [InlineData("ordering=-points", "1,2", "3,1,2")]
    [InlineData("ordering=start_date", "1,2", "1,2,3")]
    [InlineData("ordering=add_to_favourites", "1,2", "1,2,3")]
    public async Task Asked_for(string query, string annas, string staffs)
    {
        (await Ids(api.Anna, query)).ShouldBe(annas);
        (await Ids(api.Sofia, query)).ShouldBe(staffs);
    }

    private static async Task<string> Ids(HttpClient client, string query)
    {
        var answer = await client.Get($"{Path}?{query}");
        answer.Status.ShouldBe(200, answer.Body);
        using var body = JsonDocument.Parse(answer.Body);

        return string.Join(
            ',',
            body.RootElement.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())
        );
    }
}
