namespace Platform.Tests.Features.Learning;

public sealed class StartCourseTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Begins_a_pass_and_gives_it_again_while_it_is_open()
    {
        await api.Database.AddCourse(61, lessons: 2);

        var first = await api.Anna.Do(61, "start");
        await api.Database.Execute("update learning.course_pass set started_at = started_at - interval '1 hour'");
        var second = await api.Anna.Do(61, "start");
        var other = await api.Boris.Do(61, "start");

        await Verify(new[] { first, second, other });
        (await api.Database.Passes(61)).ShouldBe(["1 | false | false"]);
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddCourse(62, lessons: 1, maxTries: 1);
        await api.Database.AddPass(62, isFinished: true);
        await api.Database.AddCourse(63, lessons: 1, isDraft: true);

        await Verify(
            new[]
            {
                await api.Anonymous.Post("/api/v0/courses/62/start/"),
                await api.Anna.Do(62, "start"), // passes used up
                await api.Anna.Do(63, "start"), // a draft
                await api.Anna.Do(999, "start"),
                await api.Anna.Get("/api/v0/courses/62/start/"),
            }
        );

        (await api.Database.Passes(62)).ShouldBe(["1 | true | false"]);
        (await api.Database.Passes(63)).ShouldBeEmpty();
        (await api.Sofia.Do(63, "start")).Progress().Current.ShouldBe(631, "staff may try a draft");
    }

    [Fact]
    public async Task After_the_end_begins_anew()
    {
        await api.Database.AddCourse(64, lessons: 2, maxTries: 2);
        await api.Database.AddPass(64);
        await api.Database.FinishLesson(641);
        await api.Database.FinishLesson(642);
        (await api.Anna.Do(64, "finish")).Progress().ShouldBe((642, true));

        (await api.Anna.Do(64, "start")).Progress().ShouldBe((641, false));

        (await api.Database.Passes(64)).ShouldBe(["1 | true | false", "2 | false | false"]);
        await api.Database.Execute(
            "update learning.course_pass set finished_at = now() where course_id = 64 and number = 2"
        );
        (await api.Anna.Do(64, "start")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData(65, true)]
    [InlineData(66, false)]
    public async Task A_pass_that_cannot_be_finished_any_more_is_given_up(long course, bool isOfLesson)
    {
        await api.Database.AddCourse(course, lessons: 1, maxTries: 2, hasTest: true);
        await api.Database.AddPass(course);
        var test = course * 10;
        if (isOfLesson)
        {
            await api.Database.AddLessonTest(++test, maxTries: 2);
        }
        else
        {
            await api.Database.FinishLesson(course * 10 + 1);
        }

        await api.Database.AddResult(test, success: false);
        (await api.Anna.Do(course, "start")).Status.ShouldBe(200);
        (await api.Database.Passes(course)).ShouldBe(["1 | false | false"], "a try is left");

        await api.Database.AddResult(test, success: false);
        (await api.Anna.Do(course, "start")).Progress().ShouldBe((course * 10 + 1, false));
        (await api.Database.Passes(course)).ShouldBe(["1 | false | true", "2 | false | false"]);

        await api.Database.FinishLesson(course * 10 + (isOfLesson ? 2 : 1));
        await api.Database.AddResult(test, success: false);
        await api.Database.AddResult(test, success: false);
        (await api.Anna.Do(course, "start")).Status.ShouldBe(403, "no pass is left");
        (await api.Database.Passes(course)).ShouldBe(
            ["1 | false | true", "2 | false | false"],
            "staff may still raise the limit of the test"
        );
    }

    [Fact]
    public async Task What_was_passed_with_the_last_try_goes_on()
    {
        await api.Database.AddCourse(67, lessons: 1, maxTries: 1, hasTest: true);
        await api.Database.AddLessonTest(671, maxTries: 1);
        await api.Database.AddPass(67);
        await api.Database.AddResult(671, success: true);
        (await api.Anna.Do(67, "start")).Status.ShouldBe(200);
        await api.Database.FinishLesson(671);
        await api.Database.AddResult(670, success: true);

        (await api.Anna.Do(67, "start")).Status.ShouldBe(200);

        (await api.Database.Passes(67)).ShouldBe(["1 | false | false"]);
    }

    /// <summary>A result that came in time is being written: a start waits for it, and finds the pass alive.</summary>
    [Fact]
    public async Task A_result_under_way_goes_before()
    {
        await api.Database.AddCourse(70, lessons: 1);
        await api.Database.AddLessonTest(701, testTime: 10, maxTries: 1);
        await api.Database.AddPass(70);
        await api.Database.Execute(
            """
            insert into learning.test_window (course_pass_id, lesson_id, started_at, ends_at)
            select id, 701, '2026-11-29 09:00Z', '2026-11-29 09:10Z' from learning.course_pass where course_id = 70
            """
        );
        await using var connection = await api.Database.Open();
        await using var writing = await connection.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand(
            """
            insert into learning.participant values (701, 102);
            with result as (
                insert into learning.submission (
                    assessment_id, kind, account_id, course_pass_id, questions_count, correct_answers, result, success, created
                )
                select 701, 'test', 102, id, 1, 1, 100, true, '2026-11-29 09:10Z'
                from learning.course_pass
                where course_id = 70
                returning id, course_pass_id
            ),

            used as (
                update learning.test_window set submission_id = result.id
                from result
                where test_window.course_pass_id = result.course_pass_id
            )

            insert into learning.lesson_pass (course_pass_id, lesson_id, test_passed_at)
            select course_pass_id, 701, '2026-11-29 09:10Z' from result
            """,
            connection,
            writing
        );
        await hold.ExecuteNonQueryAsync();

        var start = api.Anna.Do(70, "start");
        await Eventually.Until(async () =>
            await api.Database.Value<bool>(
                """
                select exists (
                    select from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and query like '%Participant.Hold%'
                )
                """
            )
        );
        start.IsCompleted.ShouldBeFalse();
        await writing.CommitAsync();

        (await start).Progress().ShouldBe((701, false));
        (await api.Database.Passes(70)).ShouldBe(["1 | false | false"]);
        (await api.Anna.Do(70, "lessons/701/finish")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(68, false)]
    [InlineData(69, true)] // after one that is given up
    public async Task At_once_begins_one_pass(long course, bool isExhausted)
    {
        await api.Database.AddCourse(course, lessons: 1);
        if (isExhausted)
        {
            await api.Database.AddLessonTest(course * 10 + 1, maxTries: 1);
            await api.Database.AddPass(course);
            await api.Database.AddResult(course * 10 + 1, success: false);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.Anna.Do(course, "start")));

        answers
            .Select(answer => $"{answer.Status} {answer.Body}")
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldStartWith("200");
        (await api.Database.Passes(course)).ShouldBe(
            isExhausted ? ["1 | false | true", "2 | false | false"] : ["1 | false | false"]
        );
    }
}
