using System.Globalization;

namespace Platform.Tests.Features.Learning;

public sealed class StartLessonTestTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Says_when_it_ends_and_says_it_again()
    {
        await api.Database.AddCourse(61, lessons: 1);
        await api.Database.AddLessonTest(611, testTime: 10);
        await api.Database.AddPass(61);
        var end = In(minutes: 10);

        var started = await api.Anna.Do(61, "lessons/611/test/start");
        api.Clock.Advance(TimeSpan.FromMinutes(4));
        var again = await api.Anna.Do(61, "lesson/611/start"); // the other spelling

        started.TestEnd().ShouldBe(end);
        again.Body.ShouldBe(started.Body, "the clock is never put on");
        (await Windows(611)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_started()
    {
        await api.Database.AddCourse(62, lessons: 1);
        await api.Database.AddLessonTest(621);
        await api.Database.AddPass(62);

        await Verify(await api.Anna.Do(62, "lessons/621/test/start"));
        (await Windows(621)).ShouldBe(0);
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(63, lessons: 3);
        await api.Database.AddLessonTest(631, testTime: 10);
        await api.Database.AddLessonTest(632, testTime: 10);
        var never = await api.Anna.Do(63, "lessons/631/test/start");
        await api.Database.AddPass(63);
        await api.Database.AddPass(63, LearningApi.BorisId);
        await api.Database.Execute("update learning.question set archived_at = now() where id = 632");
        await api.Database.AddCourse(64, lessons: 1, isDraft: true);
        await api.Database.AddLessonTest(641, testTime: 10);
        var ahead = await api.Anna.Do(63, "lessons/632/test/start");
        await api.Database.FinishLesson(631, LearningApi.BorisId);

        await Verify(
            new[]
            {
                await api.Anonymous.Post("/api/v0/courses/63/lessons/631/test/start/"),
                never,
                ahead,
                await api.Boris.Do(63, "lessons/632/test/start"), // it asks nothing
                await api.Anna.Do(63, "lessons/633/test/start"), // it has no test
                await api.Anna.Do(63, "lessons/641/test/start"), // of another course
                await api.Anna.Do(64, "lessons/641/test/start"), // of a draft
                await api.Anna.Do(63, "lessons/999/test/start"),
                await api.Anna.Get("/api/v0/courses/63/lessons/631/test/start/"),
            }
        );
    }

    /// <summary>Time that ran out is a try; what is taken late (five seconds) is not shown, and still not over.</summary>
    [Fact]
    public async Task Uses_up_tries()
    {
        await api.Database.AddCourse(65, lessons: 1);
        await api.Database.AddLessonTest(651, testTime: 10, maxTries: 2);
        await api.Database.AddPass(65);
        var first = (await api.Anna.Do(65, "lessons/651/test/start")).TestEnd();
        api.Clock.Advance(TimeSpan.FromSeconds(604));
        (await api.Anna.Do(65, "lessons/651/test/start")).TestEnd().ShouldBe(first);

        api.Clock.Advance(TimeSpan.FromSeconds(2));
        var second = In(minutes: 10);
        (await api.Anna.Do(65, "lessons/651/test/start")).TestEnd().ShouldBe(second);

        api.Clock.Advance(TimeSpan.FromMinutes(11));
        var third = await api.Anna.Do(65, "lessons/651/test/start");

        third.Status.ShouldBe(403);
        third.Body.ShouldContain("no tries");
        (await Windows(651)).ShouldBe(2);
        // With no tries left the pass is given up; the next one has all of them.
        (await api.Anna.Do(65, "start"))
            .Progress()
            .ShouldBe((651, false));
        (await api.Anna.Do(65, "lessons/651/test/start")).TestEnd().ShouldBe(In(minutes: 10));
    }

    [Fact]
    public async Task A_result_ends_it_and_a_success_is_the_last()
    {
        await api.Database.AddCourse(66, lessons: 1);
        await api.Database.AddLessonTest(661, testTime: 10);
        await api.Database.AddPass(66);
        await api.Anna.Do(66, "lessons/661/test/start");
        await api.Database.AddResult(661, success: false);
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        (await api.Anna.Do(66, "lessons/661/test/start")).TestEnd().ShouldBe(In(minutes: 10));
        await api.Database.AddResult(661, success: true);

        (await api.Anna.Do(66, "lessons/661/test/start")).Status.ShouldBe(403);
        (await Windows(661)).ShouldBe(2);
    }

    [Fact]
    public async Task At_once_starts_one_time()
    {
        await api.Database.AddCourse(67, lessons: 1);
        await api.Database.AddLessonTest(671, testTime: 10, maxTries: 1);
        await api.Database.AddPass(67);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => api.Anna.Do(67, "lessons/671/test/start"))
        );

        answers
            .Select(answer => $"{answer.Status} {answer.Body}")
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldStartWith("200");
        (await Windows(671)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_any_length()
    {
        await api.Database.AddCourse(68, lessons: 1);
        await api.Database.AddLessonTest(681, testTime: int.MaxValue);
        await api.Database.AddPass(68);

        (await api.Anna.Do(68, "lessons/681/test/start")).TestEnd()!.ShouldStartWith("6109-");
    }

    private string In(int minutes) =>
        api.Clock.GetUtcNow().AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private Task<long> Windows(long lessonId) =>
        api.Database.Value<long>("select count(*) from learning.test_window where lesson_id = :id", ("id", lessonId));
}
