using System.Text.Json;

namespace Platform.Tests.Features.Learning;

public sealed class ListEventsTests(ListEventsTests.Rows api) : IClassFixture<ListEventsTests.Rows>
{
    /// <summary>Of each kind a public one, a private one, for which Anna has registered, and a draft.</summary>
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
                await database.AddEvent(
                    first,
                    kind,
                    "Public",
                    youtubeId: "public-video",
                    place: kind == "event" ? "Київ" : null
                );
                await database.AddEvent(first + 1, kind, "Private", isPrivate: true, youtubeId: "secret-video");
                await database.AddEvent(first + 2, kind, "Draft", isDraft: true, youtubeId: "draft-video");
                await database.Execute(
                    """
                    insert into learning.registration (event_id, account_id, client_ip, created)
                    values (:id, 102, null, '2026-11-01Z'), (:id, null, '192.0.2.7', '2026-11-01Z')
                    """,
                    ("id", first + 1)
                );
            }
        }
    }

    [Theory]
    [InlineData("events")]
    [InlineData("webinars")]
    public async Task For_anyone(string kind) =>
        await Verify(await api.Anonymous.Get($"/api/v0/{kind}/")).UseParameters(kind);

    [Theory]
    [InlineData("events")]
    [InlineData("webinars")]
    public async Task A_wrong_filter_and_page(string kind) =>
        await Verify(
                new[]
                {
                    await api.Anonymous.Get($"/api/v0/{kind}/?start_date=tomorrow&max_tries=x"),
                    await api.Anonymous.Get($"/api/v0/{kind}/?page=2"),
                }
            )
            .UseParameters(kind);

    [Fact]
    public async Task Drafts_are_for_staff()
    {
        (await Names(api.Anonymous, "")).ShouldBe("Public,Private");
        (await Names(api.Anna, "is_draft=true")).ShouldBe("");
        (await Names(api.Sofia, "")).ShouldBe("Public,Private,Draft");
        (await Names(api.Sofia, "is_draft=1")).ShouldBe("Draft");
    }

    /// <summary>Neither shown, nor found, nor filtered by, nor told by its place in an order.</summary>
    [Fact]
    public async Task A_secret_video_does_not_leak()
    {
        foreach (var (client, address) in new[] { (api.Anonymous, "192.0.2.1"), (api.Boris, "192.0.2.7") })
        {
            (await Names(client, "youtube_id=secret-video", address)).ShouldBe("");
            (await Names(client, "search=secret", address)).ShouldBe("");
            (await Names(client, "search=private,secret", address)).ShouldBe("");
            (await Names(client, "search=secret,private", address)).ShouldBe("");
            (await Names(client, "ordering=youtube_id", address)).ShouldBe("Public,Private", "as if it were null");
            (await Names(client, "ordering=-youtube_id", address)).ShouldBe("Private,Public");
        }

        foreach (
            var (client, address) in new[]
            {
                (api.Anna, "192.0.2.1"),
                (api.Anonymous, "192.0.2.7"),
                (api.Sofia, "192.0.2.1"),
            }
        )
        {
            (await Names(client, "youtube_id=secret-video", address)).ShouldBe("Private");
            (await Names(client, "search=SECRET", address)).ShouldBe("Private");
            (await Names(client, "search=secret,private", address)).ShouldBe("Private");
        }
    }

    [Theory]
    [InlineData("place=Київ", "Public")]
    [InlineData("place=київ", "")]
    [InlineData("search=київ", "Public")]
    [InlineData("success_percent=66.67", "Public,Private")]
    [InlineData("success_percent=66.67&max_tries=2.0&private=false", "Public")]
    [InlineData("max_tries=99999999999999999999", "")]
    [InlineData("start_date=2026-12-01T12:00%2B02:00", "Public,Private")]
    [InlineData("testing_end_date__gt=2026-12-02T00:00", "")]
    [InlineData("ordering=-name", "Public,Private")]
    [InlineData("description=Description", "Public,Private")]
    public async Task Asked_for(string query, string names) => (await Names(api.Anonymous, query)).ShouldBe(names);

    private static async Task<string> Names(HttpClient client, string query, string address = "192.0.2.1")
    {
        var answer = await client.Get($"/api/v0/events/?{query}", ("X-Forwarded-For", address));
        answer.Status.ShouldBe(200, answer.Body);
        using var body = JsonDocument.Parse(answer.Body);
        var rows = body
            .RootElement.GetProperty("results")
            .EnumerateArray()
            .Select(row => row.GetProperty("name").GetString())
            .ToList();
        body.RootElement.GetProperty("count").GetInt32().ShouldBe(rows.Count);

        return string.Join(',', rows);
    }
}
