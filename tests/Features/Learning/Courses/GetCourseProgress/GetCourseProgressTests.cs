namespace Platform.Tests.Features.Learning;

public sealed class GetCourseProgressTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Is_read_with_either_method()
    {
        await api.Database.AddCourse(61, lessons: 2);
        await api.Database.AddPass(61);
        await api.Database.FinishLesson(611);

        await Verify(new[] { await api.Anna.Do(61, "progress"), await api.Anna.Get("/api/v0/courses/61/progress/") });
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(62, lessons: 1);
        await api.Database.AddPass(62, LearningApi.BorisId);
        await api.Database.AddCourse(63, lessons: 1, isDraft: true);
        await api.Database.AddPass(63);

        await Verify(
            new[]
            {
                await api.Anonymous.Get("/api/v0/courses/62/progress/"),
                await api.Anna.Do(62, "progress"), // somebody else started it
                await api.Anna.Do(63, "progress"), // it became a draft
                await api.Anna.Get("/api/v0/courses/999/progress/"),
            }
        );
    }

    /// <summary>The current lesson is the first in order that is not finished, whatever staff do to the course.</summary>
    [Fact]
    public async Task Follows_the_lessons()
    {
        await api.Database.AddCourse(64, lessons: 3);
        await api.Database.AddPass(64);
        (await Current()).ShouldBe((641, false));

        await api.Database.FinishLesson(641);
        (await Current()).ShouldBe((642, false));

        await api.Database.Execute("update learning.lesson set sort_id = 9 where id = 642");
        (await Current()).ShouldBe((643, false));

        await api.Database.FinishLesson(643);
        (await Current()).ShouldBe((642, true));

        await api.Database.Execute("delete from learning.lesson where id = 642");
        (await Current()).ShouldBe((643, true), "all that are left are finished: the last one");

        await api.Database.Execute(
            """
            insert into learning.lesson (id, course_id, name, sort_id, created, updated)
            values (640, 64, 'New', 1, '2026-11-29Z', '2026-11-29Z')
            """
        );
        (await Current()).ShouldBe((640, false));

        await api.Database.Execute("delete from learning.lesson where course_id = 64");
        (await Current()).ShouldBe((null, true));
    }

    private async Task<(long? Lesson, bool IsLast)> Current()
    {
        var answer = await api.Anna.Do(64, "progress");

        return (
            answer.Progress().Current,
            (bool)System.Text.Json.Nodes.JsonNode.Parse(answer.Body)!["is_last_lesson"]!
        );
    }
}
