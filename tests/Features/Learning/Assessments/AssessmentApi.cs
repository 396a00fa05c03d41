using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Learning;

/// <summary>
/// With a test or poll under every mount. The assessment's id is that of its event, course or lesson; its questions are
/// ten times that and 1 (one answer), 2 (two answers, both needed), 3 (one answer); the answers of a question are ten times
/// its id and 1, 2, 3, of which 1 is right, and 2 where two are needed. Anna has started the courses.
/// </summary>
public class AssessmentApi : LearningApi
{
    private const string Prefix = "/api/v0/";

    /// <summary>Where each mount's is, and its id.</summary>
    private static readonly Dictionary<string, (string Path, long Id)> Mounts = new(StringComparer.Ordinal)
    {
        ["event_test"] = (Prefix + "events/201/test/", 201),
        ["webinar_test"] = (Prefix + "webinars/202/test/", 202),
        ["course_test"] = (Prefix + "courses/203/test/", 203),
        ["lesson_test"] = (Prefix + "courses/204/lessons/205/test/", 205),
        ["poll"] = (Prefix + "webinars/202/poll/", 206),
        ["realtime_poll"] = (Prefix + "webinars/202/realtime_poll/", 207),
    };

    /// <summary>Of a draft.</summary>
    public const string Draft = Prefix + "events/208/test/";

    /// <summary>Of a lesson whose test has a time, which does not run.</summary>
    public const string Timed = Prefix + "courses/209/lessons/210/test/";

    public const long TimedId = 210;

    public static TheoryData<string> Tests => ["event_test", "webinar_test", "course_test", "lesson_test"];

    public static TheoryData<string> Polls => ["poll", "realtime_poll"];

    public static TheoryData<string> All => [.. Mounts.Keys];

    public static string PathOf(string mount) => Mounts[mount].Path;

    public static long IdOf(string mount) => Mounts[mount].Id;

    /// <summary>The body that answers all questions of an assessment rightly.</summary>
    public static string Right(long id) =>
        $$"""{"{{id}}1":{{id}}11,"{{id}}2":[{{id}}21,{{id}}22],"{{id}}3":"{{id}}31"}""";

    /// <summary>Two of three.</summary>
    public static string TwoRight(long id) =>
        $$"""{"{{id}}1":{{id}}11,"{{id}}2":[{{id}}21,{{id}}22],"{{id}}3":{{id}}32}""";

    /// <summary>What is made during a test has an id that depends on the order of the tests.</summary>
    public static Exchange WithoutId(Exchange exchange) =>
        exchange with
        {
            Body = Regex.Replace(exchange.Body, "^\\{\"id\":[0-9]+", "{\"id\":1", default, TimeSpan.FromSeconds(1)),
        };

    /// <summary>An event with a test, for a test that changes it.</summary>
    /// <returns>Where its test is.</returns>
    public async Task<string> AddTest(long id, int maxTries = 0, string percent = "70", string until = "2026-12-31")
    {
        await AddEvents(Database, $"({id}, 'event', false, {percent}, {maxTries}, '{until}Z')");
        await AddAssessments(Database, $"({id}, 'test', {id}, null, null)");

        return $"{Prefix}events/{id}/test/";
    }

    /// <summary>A webinar with a poll or realtime poll, all questions of which were launched.</summary>
    /// <returns>Where it is.</returns>
    public async Task<string> AddPoll(long id, string kind)
    {
        await AddEvents(Database, $"({id}, 'webinar', false, 70, 0, '2026-12-31Z')");
        await AddAssessments(Database, $"({id}, '{kind}', {id}, null, null)");

        return $"{Prefix}webinars/{id}/{kind}/";
    }

    /// <summary>A course with two lessons, each with a test, and one of its own; Anna has started it.</summary>
    /// <param name="id">The lessons have the next two ids, the pass has this one.</param>
    /// <param name="testTime">Of the first lesson.</param>
    /// <param name="maxTries">Of course and lessons.</param>
    public async Task<string> AddCourse(long id, int testTime = 0, int maxTries = 0)
    {
        await Database.Execute(
            $"""
            insert into learning.course (id, name, is_draft, max_tries, created, updated)
            values ({id}, 'Course', false, {maxTries}, '2026-11-01Z', '2026-11-01Z');
            insert into learning.lesson (id, course_id, name, sort_id, test_time, max_tries, created, updated)
            values
                ({id + 1}, {id}, 'One', 1, {testTime}, {maxTries}, '2026-11-01Z', '2026-11-01Z'),
                ({id + 2}, {id}, 'Two', 2, 0, {maxTries}, '2026-11-01Z', '2026-11-01Z');
            insert into learning.course_pass (id, course_id, account_id, number, started_at)
            values ({id}, {id}, {AnnaId}, 1, '2026-11-20Z');
            """
        );
        await AddAssessments(
            Database,
            $"({id}, 'test', null, {id}, null), ({id + 1}, 'test', null, null, {id + 1}), ({id + 2}, 'test', null, null, {id + 2})"
        );

        return $"{Prefix}courses/{id}/";
    }

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await AddEvents(
            database,
            """
            (201, 'event', false, 70, 3, '2026-12-31Z'),
            (202, 'webinar', false, 66.66, 0, '2026-12-31Z'),
            (208, 'event', true, 70, 0, '2026-12-31Z')
            """
        );
        await database.Execute(
            """
            insert into learning.course (id, name, is_draft, created, updated)
            select id, 'Course', false, '2026-11-01Z', '2026-11-01Z' from unnest(array[203, 204, 209]) as id;
            insert into learning.lesson (id, course_id, name, sort_id, test_time, created, updated)
            values
                (205, 204, 'Lesson', 1, 0, '2026-11-01Z', '2026-11-01Z'),
                (210, 209, 'Timed lesson', 1, 10, '2026-11-01Z', '2026-11-01Z');
            insert into learning.course_pass (id, course_id, account_id, number, started_at)
            select id, id, 102, 1, '2026-11-20Z' from unnest(array[203, 204, 209]) as id;
            """
        );
        await AddAssessments(
            database,
            """
            (201, 'test', 201, null, null),
            (202, 'test', 202, null, null),
            (203, 'test', null, 203, null),
            (205, 'test', null, null, 205),
            (206, 'poll', 202, null, null),
            (207, 'realtime_poll', 202, null, null),
            (208, 'test', 208, null, null),
            (210, 'test', null, null, 210)
            """
        );
    }

    /// <param name="database">Where they come.</param>
    /// <param name="rows">Id, kind, whether it is a draft, success_percent, max_tries, testing_end_date.</param>
    private static Task AddEvents(TestDatabase database, string rows) =>
        database.Execute(
            $"""
            insert into learning.event (
                id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, success_percent,
                max_tries, created, updated
            )
            select
                id, kind, 'Хирургия ' || id, 'd', 't', '2026-11-10Z', '2026-11-11Z', testing_end_date::timestamptz, is_draft,
                success_percent, max_tries, '2026-11-01Z', '2026-11-01Z'
            from (values {rows}) as given (id, kind, is_draft, success_percent, max_tries, testing_end_date)
            """
        );

    /// <param name="database">Where they come.</param>
    /// <param name="rows">Id, kind, event, course, lesson.</param>
    private static Task AddAssessments(TestDatabase database, string rows) =>
        database.Execute(
            $"""
            with given (id, kind, event_id, course_id, lesson_id) as (values {rows}),

            assessment as (
                insert into learning.assessment (id, kind, event_id, course_id, lesson_id, created)
                select id, kind, event_id::bigint, course_id::bigint, lesson_id::bigint, '2026-11-02 09:00:00.120000Z'
                from given
            ),

            question as (
                insert into learning.question (id, assessment_id, title, multiple_answers, launched_at, created, updated)
                select
                    given.id * 10 + number, given.id, 'Question ' || number, number = 2,
                    case when kind = 'realtime_poll' then timestamptz '2026-11-20Z' end, '2026-11-03Z', '2026-11-03Z'
                from given
                cross join generate_series(1, 3) as number
            )

            insert into learning.answer (id, question_id, title, is_correct, created, updated)
            select
                (given.id * 10 + number) * 10 + answer, given.id * 10 + number, 'Answer ' || answer,
                answer = 1 or (answer = 2 and number = 2), '2026-11-04Z', '2026-11-04Z'
            from given
            cross join generate_series(1, 3) as number
            cross join generate_series(1, 3) as answer;
            """
        );
}
