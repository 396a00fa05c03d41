using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Chat;

public sealed class TestWebhookTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    [Fact]
    public async Task It_comes_whatever_is_asked_for_and_is_in_the_log()
    {
        await api.AddWebhook("tested", "delete_room");
        await api.AddWebhook("other");
        await api.AddWebhook("tested", "delete_room", app: 2);

        var told = await Test(api.Receiver.Url("tested"));

        await Eventually.Until(async () => (await api.Deliveries("tested")).Contains("delivered | 1 | 200 | null"));
        var received = api.Receiver.At("tested").ShouldHaveSingleItem();
        received.Body.ShouldBe("""{"type" : "test", "payload" : {}}""");
        received.Id.ShouldBe((string)told.Results()["webhook_id"]!);
        api.Receiver.At("other").ShouldBeEmpty();
        var log = (await api.Shop.Ask("webhook_logs")).Results()["webhook_logs"]!.AsArray().ShouldHaveSingleItem()!;
        ((long)log["id"]!).ShouldBe((long)told.Results()["id"]!);
        JsonNode.DeepEquals(log["webhook_id"], told.Results()["webhook_id"]).ShouldBeTrue();
        told.Results().AsObject().Select(one => one.Key).ShouldBe(["id", "webhook_id", "id_str"]);
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Database.AddWebhook("https://x.y/disabled");
        await api.Database.Execute(
            "update chat.webhook_endpoint set is_enabled = false where url = 'https://x.y/disabled'"
        );
        await api.Database.AddWebhook("https://x.y/others", app: 2);

        await Verify(
            new[]
            {
                await Test("https://x.y/others"),
                await Test("https://x.y/disabled"),
                await api.Shop.Tell("webhooks/test", "{}"),
            }
        );
    }

    private Task<Exchange> Test(string url) => api.Shop.Tell("webhooks/test", $$"""{"url":"{{url}}"}""");
}
