namespace Platform.Tests.Features.Learning;

public sealed class ExportTestResultsTests(ExportTestResultsTests.Rows api) : IClassFixture<ExportTestResultsTests.Rows>
{
    public sealed class Rows : AssessmentApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                update identity.account set last_name = '=1+1', first_name = 'Boris, "B"' where id = 103;

                insert into learning.submission (
                    id, assessment_id, kind, account_id, questions_count, correct_answers, result, success, created
                )
                select
                    assessment_id * 10 + number, assessment_id, 'test', 101 + number, 3, number, number * 33.33, number = 2,
                    timestamptz '2026-11-20Z' + number * interval '1 hour'
                from unnest(array[201, 202, 203, 205]) as assessment_id
                cross join generate_series(1, 2) as number
                """
            );
        }
    }

    [Theory]
    [MemberData(nameof(AssessmentApi.Tests), MemberType = typeof(AssessmentApi))]
    public async Task For_staff(string mount) =>
        await Verify(await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/csv/")).UseParameters(mount);

    [Fact]
    public async Task Filtered_and_ordered_as_the_list()
    {
        var path = AssessmentApi.PathOf("event_test") + "results/csv/";

        (await api.Sofia.Get(path + "?user=103")).Body.Split("\r\n").Length.ShouldBe(3);
        (await api.Sofia.Get(path + "?ordering=-created")).Body.Split("\r\n")[1].ShouldStartWith("2012,103,");
        (await api.Sofia.Get(path + "?success=false")).Body.ShouldNotContain("2012");
    }

    [Fact]
    public async Task Refusals()
    {
        var path = AssessmentApi.PathOf("event_test") + "results/csv/";

        await Verify(
            new[]
            {
                await api.Sofia.Get(path + "?user=x"),
                await api.Sofia.Get("/api/v0/events/999/test/results/csv/"),
                await api.Anna.Get(path),
                await api.Anonymous.Get(path),
            }
        );
    }
}
