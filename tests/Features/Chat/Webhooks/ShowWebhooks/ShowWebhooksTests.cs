namespace Platform.Tests.Features.Chat;

public sealed class ShowWebhooksTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Each_with_what_waits_for_it()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);
        await clone.Database.AddApp("twin", ChatApi.TwinSecret);
        await clone.Database.AddWebhook("https://x.y/a", "post_comment push");
        await clone.Database.AddWebhook("https://x.y/twin", app: 2);
        await clone.Database.AddDelivery("https://x.y/a", "pending", "2026-11-29 09:41Z");
        await clone.Database.AddDelivery("https://x.y/a", "dead", "2026-11-29 09:42Z");
        await clone.Database.AddDelivery("https://x.y/a", "dead", "2026-11-29 09:43Z");

        var listed = await Executable.Run(clone.Database, "chat", "webhook", "list", "shop", "--json");

        await Verify(listed.Json.ToJsonString(), "json");
    }
}
