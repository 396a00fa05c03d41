namespace Platform.Tests.Features.Chat;

public sealed class ResendWebhooksTests(ResendWebhooksTests.Idle api) : IClassFixture<ResendWebhooksTests.Idle>
{
    /// <summary>What is due stays so.</summary>
    public sealed class Idle : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";
    }

    [Fact]
    public async Task Dead_ones_are_due_again_with_all_their_attempts()
    {
        await api.Database.AddWebhook("https://x.y/a");
        var dead = await api.Database.AddDelivery("https://x.y/a", "dead", "2026-11-29 09:41Z");
        var delivered = await api.Database.AddDelivery("https://x.y/a", "delivered", "2026-11-29 09:42Z");
        await api.Database.AddWebhook("https://x.y/twin", app: 2);
        var foreign = await api.Database.AddDelivery("https://x.y/twin", "dead", "2026-11-29 09:43Z");

        var some = await Resend($$"""{"ids":[{{dead}},{{delivered}},{{foreign}}]}""");
        (await Statuses()).ShouldBe(["dead | 3", "delivered | 3", "dead | 3"], "all or none");
        var one = await Resend($$"""{"ids":["{{dead}}","{{dead}}"]}""");

        await Verify(new[] { some, one, await Resend($$"""{"ids":[{{dead}}]}""") });
        (await Statuses()).ShouldBe(["pending | 0", "delivered | 3", "dead | 3"]);
    }

    [Fact]
    public async Task All_of_a_webhook_a_thousand_at_a_time()
    {
        await api.Database.AddWebhook("https://x.y/many");
        await api.Database.Execute(
            """
            with told as (
                insert into chat.event (app_id, type) select 1, 'test' from generate_series(1, 1002) returning id
            )
            insert into chat.webhook_delivery (event_id, endpoint_id, status, attempts, finished_at)
            select told.id, webhook_endpoint.id, 'dead', 10, now()
            from told
            inner join chat.webhook_endpoint on url = 'https://x.y/many'
            """
        );
        const string All = """{"url":"https://x.y/many"}""";

        var answers = new[] { await Resend(All), await Resend(All), await Resend(All) };

        answers.Select(answer => answer.Results()["ids"]!.AsArray().Count).ShouldBe([1000, 2, 0]);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Resend("{}"),
                await Resend("""{"ids":[1],"url":"https://x.y/a"}"""),
                await Resend("""{"ids":["x","-1","99999999999999999999"]}"""),
            }
        );

    private Task<Exchange> Resend(string json) => api.Shop.Tell("webhook_logs/resend", json);

    private Task<IReadOnlyList<string>> Statuses() =>
        api.Database.Rows(
            """
            select webhook_delivery.status, attempts
            from chat.webhook_delivery
            inner join chat.webhook_endpoint on webhook_endpoint.id = endpoint_id
            where url <> 'https://x.y/many'
            order by webhook_delivery.id
            """
        );
}
