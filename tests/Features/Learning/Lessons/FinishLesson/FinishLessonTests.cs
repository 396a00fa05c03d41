namespace Platform.Tests.Features.Learning;

public sealed class FinishLessonTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task One_after_the_other()
    {
        await api.Database.AddCourse(61, lessons: 3);
        await api.Database.AddLessonTest(612);
        var never = await api.Anna.Do(61, "lessons/611/finish");
        await api.Database.AddPass(61);

        var ahead = await api.Anna.Do(61, "lessons/612/finish");
        var first = await api.Anna.Do(61, "lessons/611/finish");
        var again = await api.Anna.Do(61, "lessons/611/finish");
        var untested = await api.Anna.Do(61, "lessons/612/finish");
        await api.Database.AddResult(612, success: false);
        (await api.Anna.Do(61, "lessons/612/finish")).Status.ShouldBe(403);
        await api.Database.AddResult(612, success: true);
        var passed = await api.Anna.Do(61, "lesson/612/finish");
        var current = await api.Anna.Do(61, "lessons/finish");
        var last = await api.Anna.Do(61, "lesson/finish"); // all are finished: the last one again

        await Verify(new[] { never, ahead, first, again, untested, passed, current, last });
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(62, lessons: 1);
        await api.Database.AddCourse(63, lessons: 1, isDraft: true);
        await api.Database.AddCourse(64, lessons: 0);
        await api.Database.AddPass(64);

        await Verify(
            new[]
            {
                await api.Anonymous.Post("/api/v0/courses/62/lessons/621/finish/"),
                await api.Anonymous.Post("/api/v0/courses/62/lessons/finish/"),
                await api.Anna.Do(62, "lessons/631/finish"), // of another course
                await api.Anna.Do(63, "lessons/631/finish"), // of a draft
                await api.Anna.Do(62, "lessons/999/finish"),
                await api.Anna.Do(64, "lessons/finish"), // there are none
                await api.Anna.Do(62, "lessons/finish"), // not started
                await api.Anna.Get("/api/v0/courses/62/lessons/621/finish/"),
            }
        );
    }

    /// <summary>As <c>courses/{id}/lessons/{lesson_id}/</c> it would be a path that knows no POST.</summary>
    [Fact]
    public async Task A_course_that_is_no_number_is_no_such_path()
    {
        (await api.Anna.Post("/api/v0/courses/x/lessons/finish/")).Status.ShouldBe(404);
        (await api.Anna.Get("/api/v0/courses/1/lessons/finish/")).Status.ShouldBe(405);
    }

    [Fact]
    public async Task A_test_without_questions_holds_nobody_up()
    {
        await api.Database.AddCourse(65, lessons: 1);
        await api.Database.AddLessonTest(651);
        await api.Database.AddPass(65);
        (await api.Anna.Do(65, "lessons/finish")).Status.ShouldBe(403);

        await api.Database.Execute("update learning.question set archived_at = now() where id = 651");

        (await api.Anna.Do(65, "lessons/finish")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_test_that_comes_later_does_not_open_it_again()
    {
        await api.Database.AddCourse(66, lessons: 2);
        await api.Database.AddPass(66);
        await api.Database.FinishLesson(661);
        await api.Database.AddLessonTest(661);

        (await api.Anna.Do(66, "lessons/661/finish")).Progress().ShouldBe((662, false));
    }

    [Fact]
    public async Task Counts_in_the_open_pass_alone()
    {
        await api.Database.AddCourse(67, lessons: 2);
        await api.Database.AddPass(67, isFinished: true);
        await api.Database.FinishLesson(671);

        (await api.Anna.Do(67, "lessons/671/finish")).Status.ShouldBe(200, "it was, in the newest");
        (await api.Anna.Do(67, "lessons/672/finish")).Status.ShouldBe(403);

        await api.Database.AddPass(67, number: 2);
        (await api.Anna.Do(67, "lessons/672/finish")).Status.ShouldBe(403);
        (await api.Anna.Do(67, "lessons/671/finish")).Progress().ShouldBe((672, false));
    }

    [Fact]
    public async Task At_once_finishes_it_once()
    {
        await api.Database.AddCourse(68, lessons: 2);
        await api.Database.AddPass(68);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.Anna.Do(68, "lessons/681/finish")));

        answers
            .Select(answer => $"{answer.Status} {answer.Body}")
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldStartWith("200");
        (await api.Anna.Do(68, "progress")).Progress().ShouldBe((682, false));
    }

    [Fact]
    public async Task Beside_its_deletion_is_there_or_is_not()
    {
        for (var course = 71; course < 79; course++)
        {
            await api.Database.AddCourse(course, lessons: 1);
            await api.Database.AddPass(course);

            var deletion = api.Database.Execute($"delete from learning.lesson where course_id = {course}");
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => api.Anna.Do(course, $"lessons/{course}1/finish"))
            );
            await deletion;

            answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 404);
        }
    }
}
