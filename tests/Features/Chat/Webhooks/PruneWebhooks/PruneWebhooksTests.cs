using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Chat;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Features.Chat;

public sealed class PruneWebhooksTests(PruneWebhooksTests.Idle api) : IClassFixture<PruneWebhooksTests.Idle>
{
    public sealed class Idle : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";
    }

    [Fact]
    public async Task What_is_old_goes_and_what_may_be_needed_stays()
    {
        const string Url = "https://x.y/a";
        await api.Database.AddWebhook(Url);
        await api.Database.AddDelivery(Url, "delivered", "2026-10-30 09:59Z");
        await api.Database.AddDelivery(Url, "delivered", "2026-10-30 10:01Z");
        await api.Database.AddDelivery(Url, "dead", "2025-11-29 09:59Z");
        await api.Database.AddDelivery(Url, "dead", "2025-11-29 10:01Z");
        await api.Database.AddDelivery(Url, "pending", "2020-11-29 10:00Z");
        await api.Database.Execute(
            """
            insert into chat.event (app_id, type, created_at)
            values (1, 'update_room', '2026-10-30 09:59Z'), (1, 'update_room', '2026-10-30 10:01Z')
            """
        );
        await api.Database.AddWebhook("https://x.y/deleted");
        await api.Database.AddDelivery("https://x.y/deleted", "pending", "2026-11-29 09:00Z");
        await api.Database.Execute("update chat.webhook_endpoint set deleted_at = now() where url like '%deleted'");
        var job = api.Services.GetServices<IJob>().Single(job => job is PruneWebhooks);

        while (await job.RunOnce(api.Services.GetRequiredService<Database>(), api.Clock.GetUtcNow(), default) > 0) { }

        (
            await api.Database.Rows(
                """
                select webhook_delivery.status, webhook_delivery.created_at
                from chat.webhook_delivery
                order by webhook_delivery.id
                """
            )
        ).ShouldBe([
            "delivered | 2026-10-30T10:01:00.0000000Z",
            "dead | 2025-11-29T10:01:00.0000000Z",
            "pending | 2020-11-29T10:00:00.0000000Z",
        ]);
        (await api.Database.Value<long>("select count(*) from chat.webhook_endpoint")).ShouldBe(1);
        (await api.Database.Rows("select type, count(*) from chat.event group by type order by type")).ShouldBe(
            ["test | 4", "update_room | 1"],
            "the deleted webhook's event is young"
        );
    }
}
