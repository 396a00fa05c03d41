namespace Platform.Tests.Features.Chat;

public sealed class DeleteWebhookTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task It_is_gone_with_its_log_and_may_be_added_again()
    {
        await api.Database.AddWebhook("https://x.y/a");
        await api.Database.AddWebhook("https://x.y/a", app: 2);
        await api.Database.AddDelivery("https://x.y/a", "dead", "2026-11-29 09:40Z");

        var deleted = await api.Shop.Send(HttpMethod.Delete, "/api/v2/rest/webhooks?url=https://x.y/a");
        var again = await api.Shop.Send(HttpMethod.Delete, "/api/v2/rest/webhooks?url=https://x.y/a");

        await Verify(new[] { deleted, again });
        (await api.Shop.Ask("webhooks")).Results()["webhooks"]!.AsArray().ShouldBeEmpty();
        (await api.Shop.Ask("webhook_logs")).Results()["webhook_logs"]!.AsArray().ShouldBeEmpty();
        (await api.Twin.Ask("webhooks")).Results()["webhooks"]!.AsArray().Count.ShouldBe(1);
        (
            await api.Database.Rows("select 1 from chat.webhook_endpoint where app_id = 1 and secret <> ''")
        ).ShouldBeEmpty();
        var added = await api.Shop.Tell("webhooks", """{"url":"https://x.y/a"}""");
        ((string)added.Results()["webhook"]!["secret"]!).ShouldNotBe(WebhookRows.Secret);
    }
}
