namespace Platform.Tests.Features.Chat;

/// <summary>Processes that are killed while they send.</summary>
public sealed class DeliverWebhooksKillTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task What_a_killed_node_was_sending_another_sends()
    {
        await using var receiver = await WebhookReceiver.Start();
        using var over = new SemaphoreSlim(0);
        receiver.Answers("hook", context => over.WaitAsync(context.RequestAborted));
        await clone.Database.AddApp("shop", ChatApi.Secret);
        await clone.Database.AddWebhook(receiver.Url("hook"));
        await clone.Database.Execute(
            """
            with told as (insert into chat.event (app_id, type) select 1, 'test' from generate_series(1, 3) returning id)
            insert into chat.webhook_delivery (event_id, endpoint_id) select told.id, 1 from told;
            """
        );
        var settings = Executable.OnDatabase(clone.Database);
        settings["Chat__Webhook__AllowPrivateNetworks"] = "true";
        settings["Chat__Webhook__TimeoutSeconds"] = "5";
        settings["Jobs__LeaseSeconds"] = "1";

        using (var killed = await Executable.Serve(settings))
        {
            await Eventually.Until(() => receiver.At("hook").Count > 0);
            killed.Kill();
        }

        receiver.Answers("hook", 200);
        var cut = receiver.At("hook").Select(one => one.Id).ToList();
        using var other = await Executable.Serve(settings);
        await Eventually.Until(async () =>
            await clone.Database.Value<long>("select count(*) from chat.webhook_delivery where status = 'delivered'")
            == 3
        );

        receiver.At("hook").Select(one => one.Id).Distinct().Count().ShouldBe(3);
        cut.ShouldAllBe(id => receiver.At("hook").Count(one => one.Id == id) == 2);
        // One more where the node was killed between the claim and the request.
        (
            await clone.Database.Value<long>("select count(*) from chat.webhook_delivery where attempts = 2")
        ).ShouldBeGreaterThanOrEqualTo(cut.Count);
    }
}
