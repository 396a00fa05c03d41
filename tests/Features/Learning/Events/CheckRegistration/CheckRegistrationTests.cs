namespace Platform.Tests.Features.Learning;

public sealed class CheckRegistrationTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Theory]
    [InlineData("events", "event", 10)]
    [InlineData("webinars", "webinar", 20)]
    public async Task Only_of_a_private_one_that_is_seen(string path, string kind, int id)
    {
        await api.Database.AddEvent(id, kind, isPrivate: true);
        await api.Database.Execute(
            "insert into learning.registration (event_id, account_id, created) values (:id, 102, '2026-11-01Z')",
            ("id", id)
        );
        var check = $"/api/v0/{path}/{id}/register/check/";

        await Verify(new[] { await api.Anna.Get(check), await api.Boris.Get(check), await api.Anonymous.Get(check) })
            .UseParameters(path);

        await api.Database.Execute("update learning.event set is_draft = true where id = :id", ("id", id));
        (await api.Anna.Get(check)).Status.ShouldBe(404);
        await api.Database.Execute(
            "update learning.event set is_draft = false, private = false where id = :id",
            ("id", id)
        );
        (await api.Anna.Get(check)).Status.ShouldBe(404);
        await api.Database.Execute("update learning.event set private = true where id = :id", ("id", id));
        (await api.Anna.Get(check)).Status.ShouldBe(200, "registrations persist");
    }
}
