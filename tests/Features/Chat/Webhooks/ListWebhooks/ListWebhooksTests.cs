namespace Platform.Tests.Features.Chat;

public sealed class ListWebhooksTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Those_of_the_app_without_their_secrets()
    {
        await api.Database.AddWebhook("https://x.y/a", "post_comment push");
        await api.Database.AddWebhook("https://x.y/deleted");
        await api.Database.AddWebhook("https://x.y/a", app: 2);
        await api.Database.Execute(
            """
            update chat.webhook_endpoint set old_secret = 'old', old_secret_until = '2026-11-29 10:00:01Z' where url like '%/a';
            update chat.webhook_endpoint set deleted_at = now(), is_enabled = false where url like '%/deleted';
            """
        );

        var listed = await api.Shop.Ask("webhooks");

        listed.Body.ShouldNotContain(WebhookRows.Secret);
        await Verify(listed);
    }
}
