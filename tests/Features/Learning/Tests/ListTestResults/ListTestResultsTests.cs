namespace Platform.Tests.Features.Learning;

public sealed class ListTestResultsTests(ListTestResultsTests.Rows api) : IClassFixture<ListTestResultsTests.Rows>
{
    public sealed class Rows : AssessmentApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.submission (
                    id, assessment_id, kind, account_id, questions_count, correct_answers, result, success, created
                )
                select
                    assessment_id * 10 + number, assessment_id, 'test', case when number = 2 then 103 else 102 end, 3, number,
                    number * 10000 / 3 / 100.0, number = 3, timestamptz '2026-11-20 08:00:00.5Z' + number * interval '1 day'
                from unnest(array[201, 202, 203, 205, 208]) as assessment_id
                cross join generate_series(1, 3) as number
                """
            );
        }
    }

    [Theory]
    [MemberData(nameof(AssessmentApi.Tests), MemberType = typeof(AssessmentApi))]
    public async Task The_own_ones_and_for_staff_all(string mount) =>
        await Verify(
                new[]
                {
                    await api.Anna.Get(AssessmentApi.PathOf(mount) + "results/"),
                    await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/"),
                }
            )
            .UseParameters(mount);

    [Fact]
    public async Task A_page_if_one_is_asked_for()
    {
        var path = AssessmentApi.PathOf("event_test") + "results/";

        await Verify(
            new[] { await api.Sofia.Get(path + "?page_size=2&page=last"), await api.Sofia.Get(path + "?page=2") }
        );
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(AssessmentApi.PathOf("event_test") + "results/"),
                await api.Anna.Get(AssessmentApi.Draft + "results/"),
                await api.Anna.Get(AssessmentApi.Draft + "results/?page=1"),
                await api.Sofia.Get(AssessmentApi.PathOf("event_test") + "results/?user=x&created__gt=y"),
            }
        );

    [Theory]
    [InlineData("", "2011,2012,2013")]
    [InlineData("user=103", "2012")]
    [InlineData("success=true", "2013")]
    [InlineData("success=false&user=102", "2011")]
    [InlineData("created__gte=2026-11-22T08:00:00.5", "2012,2013")]
    [InlineData("created__range=2026-11-21T00:00,2026-11-22T00:00", "2011")]
    [InlineData("ordering=-result", "2013,2012,2011")]
    [InlineData("ordering=-user,created", "2012,2011,2013")]
    [InlineData("ordering=questions_count", "2011,2012,2013")]
    public async Task Asked_for(string query, string ids)
    {
        foreach (var paged in new[] { "", "&page=1" })
        {
            var answer = await api.Sofia.Get($"{AssessmentApi.PathOf("event_test")}results/?{query}{paged}");
            answer.Status.ShouldBe(200, answer.Body);
            using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
            var rows = paged.Length == 0 ? body.RootElement : body.RootElement.GetProperty("results");

            string.Join(',', rows.EnumerateArray().Select(row => row.GetProperty("id").GetInt64())).ShouldBe(ids);
        }
    }

    [Fact]
    public async Task Nobody_asks_for_those_of_others() =>
        (await api.Anna.Get(AssessmentApi.PathOf("event_test") + "results/?user=103")).Body.ShouldBe("[]");

    [Fact]
    public async Task Of_a_timed_test_too() =>
        (await api.Anna.Get(AssessmentApi.Timed + "results/")).Body.ShouldBe("[]");
}
