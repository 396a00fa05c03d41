using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Learning;

/// <summary>
/// Courses to pass, each with ids of its own: course <c>n</c> has the lessons <c>10n + 1</c>, <c>10n + 2</c> …; a test of a
/// lesson and its one question have the lesson's number, those of the course <c>10n</c>.
/// </summary>
public static class PassingRows
{
    public static Task AddCourse(
        this TestDatabase database,
        long id,
        int lessons,
        int maxTries = 0,
        bool hasTest = false,
        bool isDraft = false
    ) =>
        database.Execute(
            """
            insert into learning.course (id, name, is_draft, max_tries, created, updated)
            values (:id, 'Course', :is_draft, :max_tries, '2026-11-01Z', '2026-11-01Z');

            insert into learning.lesson (id, course_id, name, sort_id, created, updated)
            select :id * 10 + number, :id, 'Lesson', number, '2026-11-01Z', '2026-11-01Z'
            from generate_series(1, :lessons) as number;

            insert into learning.assessment (id, kind, course_id, created)
            select :id * 10, 'test', :id, '2026-11-01Z'
            where :has_test;

            insert into learning.question (id, assessment_id, title, created, updated)
            select :id * 10, :id * 10, 'Question', '2026-11-01Z', '2026-11-01Z'
            where :has_test;
            """,
            ("id", id),
            ("lessons", lessons),
            ("max_tries", maxTries),
            ("has_test", hasTest),
            ("is_draft", isDraft)
        );

    public static Task AddLessonTest(this TestDatabase database, long lessonId, int testTime = 0, int maxTries = 0) =>
        database.Execute(
            """
            update learning.lesson set test_time = :test_time, max_tries = :max_tries where id = :id;

            insert into learning.assessment (id, kind, lesson_id, created) values (:id, 'test', :id, '2026-11-01Z');

            insert into learning.question (id, assessment_id, title, created, updated)
            values (:id, :id, 'Question', '2026-11-01Z', '2026-11-01Z');
            """,
            ("id", lessonId),
            ("test_time", testTime),
            ("max_tries", maxTries)
        );

    public static Task AddPass(
        this TestDatabase database,
        long courseId,
        long accountId = LearningApi.AnnaId,
        int number = 1,
        bool isFinished = false
    ) =>
        database.Execute(
            """
            insert into learning.course_pass (course_id, account_id, number, started_at, finished_at)
            values (:course_id, :account_id, :number, '2026-11-29 09:00Z', case when :is_finished then :now end)
            """,
            ("course_id", courseId),
            ("account_id", accountId),
            ("number", number),
            ("is_finished", isFinished),
            ("now", LearningApi.Start)
        );

    /// <summary>In the newest pass.</summary>
    public static Task FinishLesson(this TestDatabase database, long lessonId, long accountId = LearningApi.AnnaId) =>
        database.Execute(
            """
            insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
            select pass.id, lesson.id, '2026-11-29 09:30Z'
            from learning.lesson
            cross join lateral learning.newest_pass(lesson.course_id, :account_id) as pass
            where lesson.id = :lesson_id
            on conflict (course_pass_id, lesson_id) do update set finished_at = excluded.finished_at
            """,
            ("lesson_id", lessonId),
            ("account_id", accountId)
        );

    /// <summary>A result in the newest pass; of a lesson's test it passes that, and uses up its time.</summary>
    public static Task AddResult(
        this TestDatabase database,
        long testId,
        bool success,
        long accountId = LearningApi.AnnaId
    ) =>
        database.Execute(
            """
            with result as (
                insert into learning.submission (
                    assessment_id, kind, account_id, course_pass_id, questions_count, correct_answers, result, success, created
                )
                select
                    assessment.id, 'test', :account_id, pass.id, 1, 0, case when :success then 100 else 0 end, :success,
                    '2026-11-29 09:40Z'
                from learning.assessment
                left join learning.lesson on lesson.id = assessment.lesson_id
                cross join lateral learning.newest_pass(
                    coalesce(assessment.course_id, lesson.course_id), :account_id
                ) as pass
                where assessment.id = :test_id
                returning id, course_pass_id
            ),

            used as (
                update learning.test_window set submission_id = result.id
                from result
                where
                    test_window.course_pass_id = result.course_pass_id
                    and test_window.lesson_id = :test_id
                    and test_window.submission_id is null
            )

            insert into learning.lesson_pass (course_pass_id, lesson_id, test_passed_at)
            select result.course_pass_id, lesson.id, '2026-11-29 09:40Z'
            from result
            inner join learning.lesson on lesson.id = :test_id
            where :success
            on conflict (course_pass_id, lesson_id) do update set test_passed_at = excluded.test_passed_at
            """,
            ("test_id", testId),
            ("success", success),
            ("account_id", accountId)
        );

    /// <summary>Number, then whether finished and whether given up, of each pass of Anna.</summary>
    public static Task<IReadOnlyList<string>> Passes(this TestDatabase database, long courseId) =>
        database.Rows(
            """
            select number, finished_at is not null, abandoned_at is not null
            from learning.course_pass
            where course_id = :course_id and account_id = 102
            order by number
            """,
            ("course_id", courseId)
        );

    public static Task<Exchange> Do(this HttpClient client, long courseId, string what) =>
        client.Post($"/api/v0/courses/{courseId}/{what}/");

    /// <summary>The current lesson, and whether the course is finished.</summary>
    public static (long? Current, bool Finished) Progress(this Exchange exchange)
    {
        exchange.Status.ShouldBe(200, exchange.ToString());
        var json = JsonNode.Parse(exchange.Body)!;
        var progress = json["course_progress"] ?? json;

        return ((long?)progress["current_lesson"], (bool)progress["finished"]!);
    }

    /// <summary>When the time for the test ends.</summary>
    public static string? TestEnd(this Exchange exchange)
    {
        exchange.Status.ShouldBe(200, exchange.ToString());

        return (string?)JsonNode.Parse(exchange.Body)!["test_end_datetime"];
    }
}
