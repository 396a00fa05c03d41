namespace Platform.Tests.Features.Learning;

public sealed class RemoveFavouriteTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Takes_away_the_callers_mark_alone()
    {
        await api.Database.AddCourse(61, lessons: 0);
        await api.Database.AddCourse(62, lessons: 0, isDraft: true);
        await api.Database.Execute("insert into learning.course_favourite values (61, 102), (61, 103), (62, 102)");

        await Verify(
            new[]
            {
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/61/favourite/"),
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/61/favourite/"),
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/62/favourite/"),
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/courses/999/favourite/"),
                await api.Anonymous.Send(HttpMethod.Delete, "/api/v0/courses/61/favourite/"),
            }
        );

        (
            await api.Database.Rows("select course_id, account_id from learning.course_favourite order by 1, 2")
        ).ShouldBe(["61 | 103", "62 | 102"]);
    }
}
