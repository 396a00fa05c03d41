namespace Platform.Tests.Features.Chat;

public sealed class RemoveWebhookTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_gone()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);
        await clone.Database.AddWebhook("https://x.y/a");

        (await Run("shop", "https://x.y/a")).Output.ShouldBe("The webhook https://x.y/a of 'shop' is removed.\n");
        (await Run("shop", "https://x.y/a")).Errors.ShouldBe("'shop' has no webhook https://x.y/a.\n");

        (
            await clone.Database.Rows("select is_enabled, secret, deleted_at is null from chat.webhook_endpoint")
        ).ShouldBe(["false |  | false"]);
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "webhook", "remove", .. typed]);
}
