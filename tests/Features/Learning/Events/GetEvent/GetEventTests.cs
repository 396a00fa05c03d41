namespace Platform.Tests.Features.Learning;

public sealed class GetEventTests(GetEventTests.Rows api) : IClassFixture<GetEventTests.Rows>
{
    public sealed class Rows : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Http:TrustedProxies:0"] = "127.0.0.1";
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddEvent(10, isPrivate: true, place: "Kyiv");
            await database.AddEvent(11, isDraft: true);
            await database.AddEvent(20, "webinar");
            await database.Execute(
                """
                insert into learning.registration (event_id, account_id, client_ip, created)
                values (10, 102, null, '2026-11-01Z'), (10, null, '192.0.2.7', '2026-11-01Z')
                """
            );
        }
    }

    [Theory]
    [InlineData("events", 10)]
    [InlineData("webinars", 20)]
    public async Task For_anyone(string kind, int id) =>
        await Verify(
                new[]
                {
                    await api.Anonymous.Get($"/api/v0/{kind}/{id}/"),
                    await api.Anonymous.Get($"/api/v0/{kind}/{30 - id}/"), // of the other kind
                }
            )
            .UseParameters(kind);

    [Fact]
    public async Task A_draft_is_for_staff()
    {
        (await api.Anna.Get("/api/v0/events/11/")).Status.ShouldBe(404);
        (await api.Anonymous.Get("/api/v0/events/11/")).Status.ShouldBe(404);
        (await api.Sofia.Get("/api/v0/events/11/")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.0.2.7", true)]
    [InlineData("192.0.2.7:51234", true)]
    [InlineData("::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7, 192.0.2.1", false)]
    public async Task A_private_video_goes_by_address(string address, bool isShown)
    {
        var answer = await api.Anonymous.Get("/api/v0/events/10/", ("X-Forwarded-For", address));

        answer.Body.ShouldContain(isShown ? "\"youtube_id\":\"video\"" : "\"youtube_id\":null");
    }

    [Fact]
    public async Task Or_by_account_and_never_by_both()
    {
        (await api.Anna.Get("/api/v0/events/10/", ("X-Forwarded-For", "192.0.2.1"))).Body.ShouldContain("\"video\"");
        (await api.Boris.Get("/api/v0/events/10/", ("X-Forwarded-For", "192.0.2.7"))).Body.ShouldContain(
            "\"youtube_id\":null"
        );
        (await api.Sofia.Get("/api/v0/events/10/", ("X-Forwarded-For", "192.0.2.1"))).Body.ShouldContain("\"video\"");
    }
}
