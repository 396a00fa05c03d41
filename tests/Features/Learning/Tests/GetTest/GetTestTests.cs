namespace Platform.Tests.Features.Learning;

public sealed class GetTestTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Tests), MemberType = typeof(AssessmentApi))]
    public async Task With_questions_and_where_the_caller_stands(string mount) =>
        await Verify(await api.Anna.Get(AssessmentApi.PathOf(mount))).UseParameters(mount);

    [Fact]
    public async Task For_staff() => await Verify(await api.Sofia.Get(AssessmentApi.PathOf("event_test")));

    [Fact]
    public async Task A_timed_test_keeps_its_questions_to_itself() =>
        await Verify(await api.Anna.Get(AssessmentApi.Timed));

    [Fact]
    public async Task Refusals()
    {
        await api.Database.Execute(
            """
            insert into learning.event (
                id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
            )
            values (240, 'event', 'n', 'd', 't', '2026-11-10Z', '2026-11-11Z', '2026-12-31Z', false, '2026-11-01Z', '2026-11-01Z')
            """
        );

        await Verify(
            new[]
            {
                await api.Anonymous.Get(AssessmentApi.PathOf("event_test")),
                await api.Anna.Get(AssessmentApi.Draft),
                await api.Sofia.Get("/api/v0/events/240/test/"), // has none
            }
        );
    }

    [Theory]
    [InlineData("/api/v0/webinars/201/test/")] // an event
    [InlineData("/api/v0/courses/203/lessons/205/test/")] // a lesson of another course
    [InlineData("/api/v0/courses/204/lessons/203/test/")]
    [InlineData("/api/v0/events/201/poll/")]
    [InlineData("/api/v0/courses/203/realtime_poll/")]
    public async Task Nothing_there(string path) => (await api.Sofia.Get(path)).Status.ShouldBe(404);

    [Theory]
    [InlineData("/api/v0/courses/204/lesson/205/test/")]
    [InlineData("/api/v0/courses/204/lessons/205/test")]
    public async Task Other_spellings(string path) => (await api.Anna.Get(path)).Status.ShouldBe(200);

    /// <summary>What is in the way, one after the other.</summary>
    [Fact]
    public async Task Available_is_what_would_be_taken_now()
    {
        var path = await api.AddTest(241, maxTries: 2, until: "2026-11-29 10:00");
        await Stands(path, tries: 0, isAvailable: true); // to the second
        (await api.Anna.Post(path + "results/", "{}")).Status.ShouldBe(201);
        await Stands(path, tries: 1, isAvailable: true);
        await api.Database.Execute("update learning.event set max_tries = 1 where id = 241");
        await Stands(path, tries: 1, isAvailable: false);
        await api.Database.Execute("update learning.event set max_tries = 0 where id = 241");
        await Stands(path, tries: 1, isAvailable: true);
        await api.Database.Execute(
            "update learning.event set testing_end_date = '2026-11-29 09:59:59Z' where id = 241"
        );
        await Stands(path, tries: 1, isAvailable: false);
        await api.Database.Execute(
            """
            update learning.event set testing_end_date = '2027-01-01Z' where id = 241;
            update learning.question set archived_at = '2026-11-29Z' where assessment_id = 241;
            """
        );
        await Stands(path, tries: 1, isAvailable: false);
    }

    [Fact]
    public async Task In_courses_it_is_the_present_pass_that_counts()
    {
        var course = await api.AddCourse(242, maxTries: 1);
        await Stands(course + "test/", tries: 0, isAvailable: false); // lessons first
        await Stands(course + "lessons/243/test/", tries: 0, isAvailable: true);
        await Stands(course + "lessons/244/test/", tries: 0, isAvailable: false); // not the current one
        await api.Database.Execute(
            """
            insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
            values (242, 243, '2026-11-29Z'), (242, 244, '2026-11-29Z')
            """
        );
        await Stands(course + "test/", tries: 0, isAvailable: true);
        await Stands(course + "lessons/243/test/", tries: 0, isAvailable: false);
        await Stands(course + "lessons/244/test/", tries: 0, isAvailable: true); // the last one stays the current one
        (await api.Anna.Post(course + "test/results/", "{}")).Status.ShouldBe(201);
        await Stands(course + "test/", tries: 1, isAvailable: false);
        await api.Database.Execute(
            """
            update learning.course_pass set abandoned_at = '2026-11-29Z' where id = 242;
            insert into learning.course_pass (course_id, account_id, number, started_at) values (242, 102, 2, '2026-11-29Z');
            insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
            select course_pass.id, lesson.id, '2026-11-29Z'
            from learning.course_pass
            inner join learning.lesson using (course_id)
            where course_pass.course_id = 242 and course_pass.number = 2
            """
        );
        await Stands(course + "test/", tries: 0, isAvailable: true);
        (await api.Boris.Get(course + "test/")).Body.ShouldContain("\"test_available\":false"); // has not started
    }

    private async Task Stands(string path, int tries, bool isAvailable) =>
        (await api.Anna.Get(path)).Body.ShouldEndWith(
            $"\"tries\":{tries},\"test_available\":{(isAvailable ? "true" : "false")}" + "}}"
        );
}
