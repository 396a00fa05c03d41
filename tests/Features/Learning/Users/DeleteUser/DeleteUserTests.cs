namespace Platform.Tests.Features.Learning;

public sealed class DeleteUserTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Erased_with_all_that_hangs_on_them()
    {
        await api.Database.Execute(
            """
            insert into learning.course (id, name, created, updated) values (1, 'c', '2026-11-01Z', '2026-11-01Z');
            insert into learning.course_favourite values (1, 103);
            insert into monitoring.document (docfile, created_by_id, source_id)
            select 'a.csv', 102, id from monitoring.source limit 1;
            """
        );
        var boris = api.Boris;
        (await boris.Get("/api/v0/me/")).Status.ShouldBe(200);

        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/users/103/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/users/103/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/users/102/"), // Monitoring has a document of hers
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/users/102/"),
                await api.Anonymous.Send(HttpMethod.Delete, "/api/v0/users/102/"),
            }
        );
        (await api.Database.Rows("select id from learning.person where has_profile")).ShouldBe(["102"]);
        (await api.Database.Value<long>("select count(*) from learning.course_favourite")).ShouldBe(0);
        await Eventually.Until(async () => (await boris.Get("/api/v0/me/")).Body.Contains("user_not_found"));
    }
}
