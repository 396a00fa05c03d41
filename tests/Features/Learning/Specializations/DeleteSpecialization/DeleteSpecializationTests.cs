namespace Platform.Tests.Features.Learning;

public sealed class DeleteSpecializationTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/specializations/";

    [Fact]
    public async Task Once_and_then_it_is_gone()
    {
        await api.Database.Execute(
            """
            insert into learning.specialization (id, name, secondary_name, sort_id, created, updated)
            values (20, 'n', 's', 1, '2026-11-01Z', '2026-11-01Z');
            insert into learning.course (id, name, created, updated) values (1, 'c', '2026-11-01Z', '2026-11-01Z');
            insert into learning.course_specialization values (1, 20)
            """
        );

        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Delete, Path + "20/"),
                await api.Sofia.Send(HttpMethod.Delete, Path + "20/"),
                await api.Sofia.Send(HttpMethod.Delete, Path + "11/"), // doctors have it
                await api.Anna.Send(HttpMethod.Delete, Path + "11/"),
                await api.Anonymous.Send(HttpMethod.Delete, Path + "11/"),
            }
        );
        (await api.Database.Rows("select id from learning.specialization")).ShouldBe(["11"]);
        (await api.Database.Rows("select id from learning.course")).ShouldBe(["1"]);
    }
}
