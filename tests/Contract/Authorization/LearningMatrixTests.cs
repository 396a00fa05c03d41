using Platform.Features.Learning;
using Platform.Tests.Features.Learning;

namespace Platform.Tests.Contract.Authorization;

/// <inheritdoc cref="Matrix"/>
public sealed class LearningMatrixTests(LearningMatrixTests.People api) : IClassFixture<LearningMatrixTests.People>
{
    private const string Mark = "heliotrope";
    private const string Draft = "amaranth";
    private const long GoneId = 104;

    /// <summary>The three people, one who is inactive, and the rows of the examples; Anna's and the first person's are marked.</summary>
    public sealed class People : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            Matrix.Still(settings);
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddLearningExamples();
            await database.Execute(
                $"""
                insert into identity.account (id, username, email, is_active)
                values ({GoneId}, 'gone@example.org', 'gone@example.org', false);
                update learning.profile set job_place = '{Mark}' where account_id in (1, {AnnaId});
                update learning.event set private = false where id = 1;
                insert into learning.event (
                    id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
                )
                values (3, 'event', '{Draft}', 'd', 't', '2026-12-01Z', '2026-12-01Z', '2026-12-01Z', true, '2026-11-01Z', '2026-11-01Z');
                insert into learning.course (id, name, is_draft, created, updated)
                values (2, '{Draft}', true, '2026-11-01Z', '2026-11-01Z');
                insert into learning.registration (event_id, account_id, created) values (1, {AnnaId}, '2026-11-01Z');
                insert into learning.certificate (id, number, account_id, full_name, title, result, issued_at)
                overriding system value
                values (1, 'HP-2026-000001-7K3M9QXA', {AnnaId}, '{Mark}', 'Title', 100, '2026-11-20Z');
                select setval(pg_get_serial_sequence('learning.certificate', 'id'), 10);
                """
            );
        }
    }

    [Fact]
    public async Task Every_operation_by_every_caller()
    {
        MatrixCaller[] callers =
        [
            new("none", api.Anonymous, Mark, Draft),
            new("wrong", api.Bearing("a.b.c"), Mark, Draft) { IsNobody = true },
            new("refresh", api.Bearing(api.TokenOf(LearningApi.AnnaId, TokenUse.Refresh)), Mark, Draft)
            {
                IsNobody = true,
            },
            new("inactive", api.AsPerson(GoneId), Mark, Draft) { IsNobody = true },
            new("another", api.Boris, Mark, Draft),
            new("person", api.Anna, Draft),
            new("staff", api.Sofia),
        ];

        await Verify(await Matrix.Of(api, "Learning", callers, PathOf));
    }

    [Fact]
    public async Task Writes_at_the_same_time() => await Together.Of(api, "Learning", api.Sofia, share: 30, PathOf);

    /// <summary>Event 1 is no webinar; 2 is one.</summary>
    private static string PathOf(Operation operation) =>
        operation
            .ExamplePath.Replace("webinars/1/", "webinars/2/", StringComparison.Ordinal)
            .Replace("realtime_poll/questions/1/", "realtime_poll/questions/6/", StringComparison.Ordinal);
}
