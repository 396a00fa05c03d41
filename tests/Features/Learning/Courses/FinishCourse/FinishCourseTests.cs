namespace Platform.Tests.Features.Learning;

public sealed class FinishCourseTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task When_all_is_done_and_no_sooner()
    {
        await api.Database.AddCourse(61, lessons: 1, hasTest: true);
        var never = await api.Anna.Do(61, "finish");
        await api.Database.AddPass(61);
        var lessons = await api.Anna.Do(61, "finish");
        await api.Database.FinishLesson(611);
        await api.Database.AddResult(610, success: false);
        var test = await api.Anna.Do(61, "finish");
        (await api.Database.Passes(61)).ShouldBe(["1 | false | false"]);
        await api.Database.AddResult(610, success: true);
        var finished = await api.Anna.Do(61, "finish");
        await api.Database.Execute("update learning.course_pass set finished_at = finished_at - interval '1 hour'");
        var again = await api.Anna.Do(61, "finish");

        await Verify(new[] { never, lessons, test, finished, again });
        (await api.Database.Value<DateTime>("select finished_at from learning.course_pass")).ShouldBe(
            new(2026, 11, 29, 9, 0, 0),
            "it stays when it was"
        );
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(62, lessons: 0, isDraft: true);
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/api/v0/courses/61/finish/"),
                await api.Anna.Do(62, "finish"),
                await api.Anna.Do(999, "finish"),
                await api.Anna.Get("/api/v0/courses/62/finish/"),
            }
        );
    }

    [Fact]
    public async Task What_was_passed_before_does_not_count_in_another_pass()
    {
        await api.Database.AddCourse(63, lessons: 0, hasTest: true);
        await api.Database.AddPass(63, isFinished: true);
        await api.Database.AddResult(630, success: true);
        await api.Database.AddPass(63, number: 2);
        await api.Database.AddPass(63, LearningApi.BorisId);
        await api.Database.AddResult(630, success: true, LearningApi.BorisId);

        (await api.Anna.Do(63, "finish")).Status.ShouldBe(403);
        (await api.Boris.Do(63, "finish")).Progress().ShouldBe((null, true));
    }

    [Fact]
    public async Task A_test_without_questions_is_none()
    {
        await api.Database.AddCourse(64, lessons: 0, hasTest: true);
        await api.Database.AddPass(64);
        (await api.Anna.Do(64, "finish")).Status.ShouldBe(403);

        await api.Database.Execute("update learning.question set archived_at = now() where id = 640");

        (await api.Anna.Do(64, "finish")).Progress().ShouldBe((null, true));
    }

    [Fact]
    public async Task At_once_ends_it_once()
    {
        await api.Database.AddCourse(65, lessons: 1);
        await api.Database.AddPass(65);
        await api.Database.FinishLesson(651);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.Anna.Do(65, "finish")));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Database.Passes(65)).ShouldBe(["1 | true | false"]);
    }
}
