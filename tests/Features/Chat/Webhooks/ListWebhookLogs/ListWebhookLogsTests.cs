namespace Platform.Tests.Features.Chat;

public sealed class ListWebhookLogsTests(ListWebhookLogsTests.Told api) : IClassFixture<ListWebhookLogsTests.Told>
{
    /// <summary>Nothing is sent meanwhile.</summary>
    public sealed class Told : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddWebhook("https://x.y/a");
            await database.AddWebhook("https://x.y/b");
            await database.AddWebhook("https://x.y/twin", app: 2);
            await database.AddDelivery("https://x.y/a", "delivered", "2026-11-29 09:41Z");
            await database.AddDelivery("https://x.y/b", "dead", "2026-11-29 09:42Z");
            await database.AddDelivery("https://x.y/twin", "dead", "2026-11-29 09:43Z");
            await database.AddDelivery("https://x.y/a", "pending", "2026-11-29 09:44Z");
        }
    }

    [Fact]
    public async Task All_of_the_app() => await Verify(await api.Shop.Ask("webhook_logs"));

    [Theory]
    [InlineData("limit=2", "pending dead")]
    [InlineData("limit=1000", "pending dead delivered")]
    [InlineData("limit=2&last_id=2", "delivered")]
    [InlineData("status=dead", "dead")]
    [InlineData("url=https://x.y/a", "pending delivered")]
    [InlineData("url=https://x.y/a&status=pending", "pending")]
    [InlineData("url=https://x.y/twin", "")]
    public async Task Some(string query, string statuses) =>
        string.Join(
                ' ',
                (await api.Shop.Ask("webhook_logs?" + query)).Results()["webhook_logs"]!
                    .AsArray()
                    .Select(log => (string)log!["status"]!)
            )
            .ShouldBe(statuses);

    [Fact]
    public async Task Refusals() =>
        await Verify(await api.Shop.Ask("webhook_logs?url=x&status=lost&limit=0&last_id=-1"));
}
