namespace Platform.Tests.Features.Chat;

public sealed class SaveWebhookTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task The_secret_is_told_once()
    {
        const string Url = "https://x.y/once";
        var added = await Save($$"""{"url":"{{Url}}"}""");
        var secret = (string)added.Results()["webhook"]!["secret"]!;
        secret.ShouldMatch("^whsec_[A-Za-z0-9+/]{43}=$");

        var changed = await Save($$"""{"url":"{{Url}}","events":["push","update_room","push"],"enabled":false}""");
        var again = await Save($$"""{"url":"{{Url}}"}""");
        var rotated = await Save($$"""{"url":"{{Url}}","rotate":"1"}""");

        (changed.Body + again.Body).ShouldNotContain(secret);
        ((string)rotated.Results()["webhook"]!["secret"]!).ShouldNotBe(secret);
        (
            await api.Database.Rows(
                "select secret = :new, old_secret = :old, old_secret_until, events, is_enabled from chat.webhook_endpoint where url = :url",
                ("new", (string)rotated.Results()["webhook"]!["secret"]!),
                ("old", secret),
                ("url", Url)
            )
        ).ShouldBe(["true | true | 2026-11-30T10:00:00.0000000Z | {push,update_room} | false"]);
        await Verify(new[] { added, changed, again, rotated }.Select(one => one.WithoutSecrets()).ToArray());
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Save("""{"enabled":"x","events":["post_comment","nothing"],"rotate":"x"}"""),
                await Save("""{"url":"ftp://x.y/"}"""),
            }
        );

    [Theory]
    [InlineData("https://user@x.y/")]
    [InlineData("https://x.y/#part")]
    [InlineData("/relative")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]:80/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://localhost/")]
    [InlineData("http://a.LOCALHOST./")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task Addresses_that_are_refused(string url)
    {
        (await Save($$"""{"url":"{{url}}"}""")).Problems().ShouldHaveSingleItem().ShouldStartWith("url ");
        (await api.Database.Rows("select 1 from chat.webhook_endpoint where url = :url", ("url", url))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_app_has_twenty_and_another_has_its_own()
    {
        await api.Database.Execute(
            """
            insert into chat.webhook_endpoint (app_id, url, secret)
            select 2, 'https://x.y/' || number, 'whsec_' from generate_series(1, 19) as number
            """
        );
        const string Last = """{"url":"https://x.y/20"}""";

        (await api.Twin.Tell("webhooks", Last)).Status.ShouldBe(200);
        (await api.Twin.Tell("webhooks", """{"url":"https://x.y/21"}"""))
            .Problems()
            .ShouldBe(["url is one too many: an app has at most 20 webhooks"]);
        (await api.Twin.Tell("webhooks", Last)).Status.ShouldBe(200, "it is there already");
        (await api.Shop.Tell("webhooks", Last)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_same_address_at_once_is_one_webhook()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Save("""{"url":"https://x.y/raced"}""")));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers
            .Count(answer => !((string)answer.Results()["webhook"]!["secret"]!).Contains('…'))
            .ShouldBe(1, "one has made it and tells the secret");
    }

    private Task<Exchange> Save(string json) => api.Shop.Tell("webhooks", json);
}
