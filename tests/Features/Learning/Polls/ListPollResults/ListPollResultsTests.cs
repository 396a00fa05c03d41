namespace Platform.Tests.Features.Learning;

public sealed class ListPollResultsTests(ListPollResultsTests.Rows api) : IClassFixture<ListPollResultsTests.Rows>
{
    public sealed class Rows : AssessmentApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.submission (id, assessment_id, kind, account_id, questions_count, created)
                values
                    (1, 206, 'poll', 102, 3, '2026-11-20 08:00Z'),
                    (2, 206, 'poll', 103, 3, '2026-11-21 08:00:00.25Z'),
                    (3, 207, 'realtime_poll', 102, 3, '2026-11-22 08:00Z'),
                    (4, 207, 'realtime_poll', 102, 3, '2026-11-23 08:00Z');
                insert into learning.submission_answer (submission_id, question_id, answer_id, question_title, answer_title)
                values
                    (1, 2061, 20611, 'q', 'a'), (1, 2062, 20622, 'q', 'a'), (1, 2062, 20621, 'q', 'a'),
                    (2, 2063, 20633, 'q', 'a'), (3, 2071, 20711, 'q', 'a'), (4, 2073, 20731, 'q', 'a')
                """
            );
        }
    }

    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task The_own_ones_and_for_staff_all(string mount) =>
        await Verify(
                new[]
                {
                    await api.Anna.Get(AssessmentApi.PathOf(mount) + "results/"),
                    await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/"),
                    await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/?page_size=1&ordering=-created"),
                }
            )
            .UseParameters(mount);

    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task Refusals(string mount) =>
        await Verify(
                new[]
                {
                    await api.Anonymous.Get(AssessmentApi.PathOf(mount) + "results/"),
                    await api.Anna.Get($"/api/v0/webinars/201/{mount}/results/"),
                    await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/?user=x"),
                    await api.Sofia.Get(AssessmentApi.PathOf(mount) + "results/?page=9"),
                }
            )
            .UseParameters(mount);
}
