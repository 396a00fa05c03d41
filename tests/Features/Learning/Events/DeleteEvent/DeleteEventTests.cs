namespace Platform.Tests.Features.Learning;

public sealed class DeleteEventTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Theory]
    [InlineData("events", "event", 10)]
    [InlineData("webinars", "webinar", 20)]
    public async Task With_its_test_but_not_its_certificates(string path, string kind, int id)
    {
        await api.Database.AddEvent(id, kind);
        await api.Database.AddEvent(id + 1, kind == "event" ? "webinar" : "event");
        await api.Database.Execute(
            """
            insert into learning.assessment (id, kind, event_id, created) values (:id, 'test', :id, '2026-11-01Z');
            insert into learning.certificate (number, account_id, assessment_id, full_name, title, result, issued_at)
            values ('HP-' || :id, 102, :id, 'n', 't', 100, '2026-11-01Z');
            """,
            ("id", id)
        );

        await Verify(
                new[]
                {
                    await api.Sofia.Send(HttpMethod.Delete, $"/api/v0/{path}/{id}/"),
                    await api.Sofia.Send(HttpMethod.Delete, $"/api/v0/{path}/{id}/"),
                    await api.Sofia.Send(HttpMethod.Delete, $"/api/v0/{path}/{id + 1}/"), // of the other kind
                    await api.Anna.Send(HttpMethod.Delete, $"/api/v0/{path}/{id}/"),
                    await api.Anonymous.Send(HttpMethod.Delete, $"/api/v0/{path}/{id}/"),
                }
            )
            .UseParameters(path);
        (
            await api.Database.Rows(
                "select number, assessment_id from learning.certificate where number = 'HP-' || :id",
                ("id", id)
            )
        ).ShouldBe([$"HP-{id} | null"]);
    }
}
