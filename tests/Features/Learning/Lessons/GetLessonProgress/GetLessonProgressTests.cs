namespace Platform.Tests.Features.Learning;

public sealed class GetLessonProgressTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Is_read_with_either_method()
    {
        await api.Database.AddCourse(61, lessons: 2);
        await api.Database.AddLessonTest(611, testTime: 10);
        await api.Database.AddPass(61);
        var untouched = await api.Anna.Do(61, "lessons/611/progress");
        await api.Database.Execute(
            """
            insert into learning.test_window (course_pass_id, lesson_id, started_at, ends_at)
            select id, 611, '2026-11-29 09:00Z', '2026-11-29 09:10Z' from learning.course_pass
            """
        );
        await api.Database.AddResult(611, success: true);
        var passed = await api.Anna.Get("/api/v0/courses/61/lessons/611/progress/");
        await api.Database.FinishLesson(611);
        var finished = await api.Anna.Do(61, "lesson/611/progress");

        await Verify(new[] { untouched, passed, finished });
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(62, lessons: 1);
        await api.Database.AddCourse(63, lessons: 1, isDraft: true);
        await api.Database.AddPass(63);
        await api.Database.AddCourse(64, lessons: 1);
        await api.Database.AddPass(64);

        await Verify(
            new[]
            {
                await api.Anonymous.Get("/api/v0/courses/62/lessons/621/progress/"),
                await api.Anna.Do(62, "lessons/621/progress"), // not started
                await api.Anna.Do(63, "lessons/631/progress"), // a draft
                await api.Anna.Do(64, "lessons/621/progress"), // of another course
                await api.Anna.Get("/api/v0/courses/64/lessons/999/progress/"),
            }
        );
    }
}
