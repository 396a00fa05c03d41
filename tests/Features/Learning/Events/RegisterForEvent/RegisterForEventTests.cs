namespace Platform.Tests.Features.Learning;

public sealed class RegisterForEventTests(RegisterForEventTests.Rows api) : IClassFixture<RegisterForEventTests.Rows>
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
            foreach (var (kind, first) in new[] { ("event", 10), ("webinar", 20) })
            {
                await database.AddEvent(first, kind, isPrivate: true);
                await database.AddEvent(first + 1, kind);
                await database.AddEvent(first + 2, kind, isPrivate: true, isDraft: true);
                await database.AddEvent(first + 3, kind, isPrivate: true);
            }
        }
    }

    [Theory]
    [InlineData("events", 10)]
    [InlineData("webinars", 20)]
    public async Task Once_and_for_private_ones(string kind, int first)
    {
        await Verify(
                new[]
                {
                    await api.Anna.Post($"/api/v0/{kind}/{first}/register/"),
                    await api.Anna.Post($"/api/v0/{kind}/{first}/register/"),
                    await api.Anna.Post($"/api/v0/{kind}/{first + 1}/register/"), // public
                    await api.Anna.Post($"/api/v0/{kind}/{first + 2}/register/"), // a draft
                }
            )
            .UseParameters(kind);
        (await api.Anna.Get($"/api/v0/{kind}/{first}/")).Body.ShouldContain("\"youtube_id\":\"video\"");
        (await api.Boris.Get($"/api/v0/{kind}/{first}/")).Body.ShouldContain("\"youtube_id\":null");
        (await api.Sofia.Post($"/api/v0/{kind}/{first + 2}/register/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Everybody_behind_an_address_shares_it()
    {
        (await Register(13, "192.0.2.9")).Status.ShouldBe(200);
        (await Register(13, "::ffff:192.0.2.9")).Status.ShouldBe(400);
        (await Register(13, "2001:db8::1")).Status.ShouldBe(200);

        (
            await api.Database.Rows(
                "select account_id, host(client_ip) from learning.registration where event_id = 13 order by id"
            )
        ).ShouldBe(["null | 192.0.2.9", "null | 2001:db8::1"]);
    }

    [Fact]
    public async Task Two_at_once_are_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Register(23, $"198.51.100.{round}", "webinars"))
            );

            answers.Count(answer => answer.Status == 200).ShouldBe(1);
            answers.Count(answer => answer.Status == 400).ShouldBe(3);
        }
    }

    private Task<Exchange> Register(long id, string address, string kind = "events") =>
        api.Anonymous.Post($"/api/v0/{kind}/{id}/register/", null, ("X-Forwarded-For", address));
}
