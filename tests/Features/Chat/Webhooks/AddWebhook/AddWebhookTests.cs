namespace Platform.Tests.Features.Chat;

public sealed class AddWebhookTests(Clone clone) : IClassFixture<Clone>, IAsyncLifetime
{
    public async Task InitializeAsync() =>
        await clone.Database.Execute(
            "insert into chat.app (app_id, name) values ('shop', 'Shop') on conflict (app_id) do nothing"
        );

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_secret_is_printed_once()
    {
        var added = await Run("shop", "https://x.y/once", "--event", "push", "--event", "update_room", "--json");
        var changed = await Run("shop", "https://x.y/once", "--disabled", "--json");
        var rotated = await Run("shop", "https://x.y/once", "--rotate", "--json");

        var secret = (string)added.Json["secret"]!;
        secret.ShouldMatch("^whsec_[A-Za-z0-9+/]{43}=$");
        ((string)changed.Json["secret"]!).ShouldBe("whsec_…" + secret[^4..]);
        ((bool)changed.Json["enabled"]!).ShouldBeFalse();
        ((string)rotated.Json["events"]!).ShouldBe("push update_room");
        ((string)rotated.Json["secret"]!).ShouldNotBe(secret);
        (
            await clone.Database.Rows(
                "select old_secret = :old, is_enabled from chat.webhook_endpoint where url = 'https://x.y/once'",
                ("old", secret)
            )
        ).ShouldBe(["true | true"]);
    }

    [Fact]
    public async Task A_secret_may_be_brought_along()
    {
        var added = await Run("shop", "https://x.y/brought", "--secret", "known-to-the-receiver", "--json");

        ((string)added.Json["secret"]!).ShouldBe("known-to-the-receiver");
    }

    [Theory]
    [InlineData("There is no app 'nobodys'.", "nobodys", "https://x.y/")]
    [InlineData(
        "The address must be an absolute http or https address of at most 2048 characters, without user and fragment.",
        "shop",
        "x"
    )]
    [InlineData(
        "The address is no public address: 10.0.0.1; the setting Chat:Webhook:AllowPrivateNetworks is false.",
        "shop",
        "http://10.0.0.1/"
    )]
    [InlineData("A secret is 16 to 255 visible ASCII characters.", "shop", "https://x.y/", "--secret", "short")]
    [InlineData("After whsec_ come 24 to 64 bytes in base64.", "shop", "https://x.y/", "--secret", "whsec_notbase64!!")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed)
    {
        var refused = await Run(typed);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(line + "\n");
    }

    [Fact]
    public async Task An_unknown_event_is_refused() =>
        (await Run("shop", "https://x.y/", "--event", "nothing")).Errors.ShouldStartWith(
            "There is no event 'nothing', only post_comment, "
        );

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["chat", "webhook", "add", .. typed]);
}
