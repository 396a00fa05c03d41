namespace Platform.Tests.Features.Learning;

public sealed class ListQuestionsTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Right_answers_are_for_staff(string mount)
    {
        var path = AssessmentApi.PathOf(mount) + "questions/";
        var staff = await api.Sofia.Get(path);
        var anna = await api.Anna.Get(path);

        staff.Body.ShouldContain("\"is_correct\":true");
        anna.Body.ShouldNotContain("is_correct");
        await Verify(new[] { anna, staff }).UseParameters(mount);
    }

    [Fact]
    public async Task Pages()
    {
        var path = AssessmentApi.PathOf("event_test") + "questions/";

        await Verify(
            new[]
            {
                await api.Anna.Get(path + "?page_size=2&page=2"),
                await api.Anna.Get(path + "?page=3&search=nothing"),
            }
        );
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(AssessmentApi.PathOf("event_test") + "questions/"),
                await api.Anna.Get(AssessmentApi.Draft + "questions/"),
                await api.Anna.Get(AssessmentApi.Timed + "questions/"),
                await api.Anna.Get("/api/v0/webinars/201/test/questions/"),
            }
        );

    [Fact]
    public async Task Staff_see_drafts_and_timed_tests()
    {
        (await api.Sofia.Get(AssessmentApi.Draft + "questions/")).Status.ShouldBe(200);
        (await api.Sofia.Get(AssessmentApi.Timed + "questions/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_a_realtime_poll_only_what_was_launched()
    {
        var path = await api.AddPoll(251, "realtime_poll");
        await api.Database.Execute("update learning.question set launched_at = null where id in (2511, 2512)");

        Ids(await api.Anna.Get(path + "questions/")).ShouldBe("2513");
        Ids(await api.Sofia.Get(path + "questions/")).ShouldBe("2511,2512,2513");
        (await api.Anna.Get(path + "questions/2511/")).Status.ShouldBe(404);
        (await api.Anna.Get(path + "questions/2511/answers/")).Status.ShouldBe(404);
        (await api.Anna.Get(path)).Body.ShouldNotContain("\"id\":2511,");
    }

    [Fact]
    public async Task A_timed_test_shows_them_while_its_time_runs()
    {
        var path = await api.AddCourse(260, testTime: 10) + "lessons/261/test/";
        (await api.Anna.Get(path + "questions/")).Status.ShouldBe(403);
        await api.Database.Execute(
            """
            insert into learning.test_window (course_pass_id, lesson_id, started_at, ends_at)
            values (260, 261, '2026-11-29 09:50Z', '2026-11-29 09:59:55Z')
            """
        );

        Ids(await api.Anna.Get(path + "questions/")).ShouldBe("2611,2612,2613"); // five seconds late is fine
        (await api.Anna.Get(path + "questions/2611/answers/26111/")).Status.ShouldBe(200);
        (await api.Boris.Get(path + "questions/")).Status.ShouldBe(403);
        await api.Database.Execute("update learning.test_window set ends_at = '2026-11-29 09:59:54Z'");
        (await api.Anna.Get(path + "questions/")).Status.ShouldBe(403);
        (await api.Anna.Get(path + "questions/2611/")).Status.ShouldBe(403);
    }

    private static string Ids(Exchange answer)
    {
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);

        return string.Join(
            ',',
            body.RootElement.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())
        );
    }
}
