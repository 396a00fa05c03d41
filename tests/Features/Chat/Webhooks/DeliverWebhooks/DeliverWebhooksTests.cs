using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Chat;
using Platform.Infrastructure.Jobs;
using StandardWebhooks;

namespace Platform.Tests.Features.Chat;

public sealed class DeliverWebhooksTests(WebhookApi api) : IClassFixture<WebhookApi>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => api.RemoveWebhooks();

    [Fact]
    public async Task Signatures_are_those_that_receivers_compute()
    {
        await api.AddWebhook("signed");
        await api.AddWebhook("brought", secret: "a-secret-of-the-receiver");

        await api.Say(api.Shop);

        await Eventually.Until(() => api.Receiver.At("signed").Count + api.Receiver.At("brought").Count == 2);
        var signed = api.Receiver.At("signed")[0];
        signed
            .Headers["Webhook-Signature"]
            .ToString()
            .ShouldBe(new StandardWebhook(WebhookRows.Secret).Sign(signed.Id, api.Clock.GetUtcNow(), signed.Body));
        signed.Headers["Webhook-Timestamp"].ToString().ShouldBe($"{api.Clock.GetUtcNow().ToUnixTimeSeconds()}");
        Guid.TryParse(signed.Id, out _).ShouldBeTrue();
        signed.Headers["QISCUS-SDK-SIGNATURE"].ToString().ShouldBe(Hex(WebhookRows.Secret, signed.Body));
        var brought = api.Receiver.At("brought")[0];
        brought
            .Headers["Webhook-Signature"]
            .ToString()
            .ShouldBe(
                new StandardWebhook("a-secret-of-the-receiver"u8.ToArray()).Sign(
                    brought.Id,
                    api.Clock.GetUtcNow(),
                    brought.Body
                )
            );
        brought.Id.ShouldBe(signed.Id, "one event");

        static string Hex(string secret, string body) =>
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task For_a_day_both_secrets_sign_after_a_rotation()
    {
        await api.AddWebhook("rotated");
        var rotated = await api.Shop.Tell("webhooks", $$"""{"url":"{{api.Receiver.Url("rotated")}}","rotate":true}""");
        var secret = (string)rotated.Results()["webhook"]!["secret"]!;
        secret.ShouldNotBe(WebhookRows.Secret);

        await api.Say(api.Shop);
        await Eventually.Until(() => api.Receiver.At("rotated").Count == 1);
        await api.Database.Execute(
            "update chat.webhook_endpoint set old_secret_until = :now where url = :url",
            ("now", api.Clock.GetUtcNow()),
            ("url", api.Receiver.Url("rotated"))
        );
        await api.Say(api.Shop);
        await Eventually.Until(() => api.Receiver.At("rotated").Count == 2);

        var both = api.Receiver.At("rotated")[0];
        both.Headers["Webhook-Signature"]
            .ToString()
            .Split(' ')
            .ShouldBe(
                new[] { secret, WebhookRows.Secret }.Select(key =>
                    new StandardWebhook(key).Sign(both.Id, api.Clock.GetUtcNow(), both.Body)
                )
            );
        var one = api.Receiver.At("rotated")[1];
        one.Headers["Webhook-Signature"]
            .ToString()
            .ShouldBe(new StandardWebhook(secret).Sign(one.Id, api.Clock.GetUtcNow(), one.Body));
    }

    [Fact]
    public async Task Repetitions_and_foreign_events_are_not_told()
    {
        await api.AddWebhook("mine");
        await api.AddWebhook("mine", app: 2);

        foreach (var client in new[] { api.Shop, api.Shop, api.Twin })
        {
            await client.Tell(
                "post_comment",
                """{"sender_email":"ann@x.y","room_id":"harbour","message":"x","unique_temp_id":"told-once"}"""
            );
        }

        await Eventually.Until(() => api.Receiver.At("mine").Count >= 2);
        (await api.Database.Value<long>("select count(*) from chat.webhook_delivery where status <> 'dead'")).ShouldBe(
            2
        );
        api.Receiver.At("mine")
            .Select(one => (long)one.Json["payload"]!["from"]!["id"]!)
            .ShouldBe([11, 21], ignoreOrder: true);
    }

    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_again_and_in_the_end_no_more()
    {
        await api.AddWebhook("down");
        api.Receiver.Answers("down", 500);

        await api.Say(api.Shop, "first");
        await Until("down", "pending | 1 | 500 | 500: not a success");
        await api.Database.Execute("update chat.comment set message = 'changed' where message = 'first'");
        api.Clock.Advance(TimeSpan.FromSeconds(47));
        await api.Say(api.Shop, "second"); // looks: the first is not due yet
        await Until("down", "pending | 1 | 500 | 500: not a success", "pending | 1 | 500 | 500: not a success");
        api.Clock.Advance(TimeSpan.FromSeconds(26)); // a fifth more than the 60 at most
        await Until("down", "pending | 2 | 500 | 500: not a success", "pending | 1 | 500 | 500: not a success");
        api.Clock.Advance(TimeSpan.FromSeconds(721)); // the last try of the first, the second of the other
        await Until("down", "dead | 3 | 500 | 500: not a success", "pending | 2 | 500 | 500: not a success");
        api.Clock.Advance(TimeSpan.FromSeconds(721));
        await Until("down", "dead | 3 | 500 | 500: not a success", "dead | 3 | 500 | 500: not a success");

        var firsts = api.Receiver.At("down").Where(one => one.Body.Contains("\"first\"")).ToList();
        firsts.Count.ShouldBe(3);
        firsts.Select(one => one.Id).Distinct().ShouldHaveSingleItem();
        firsts.Select(one => one.Body).Distinct().ShouldHaveSingleItem();
        firsts.Select(one => one.Headers["Webhook-Timestamp"].ToString()).Distinct().Count().ShouldBe(3);

        api.Receiver.Answers("down", 204);
        await api.Shop.Tell("webhook_logs/resend", $$"""{"url":"{{api.Receiver.Url("down")}}"}""");
        await Until("down", "delivered | 1 | 204 | null", "delivered | 1 | 204 | null");
        api.Receiver.At("down").Count(one => one.Id == firsts[0].Id).ShouldBe(4);
    }

    [Fact]
    public async Task A_receiver_that_was_away_gets_all_when_it_is_back()
    {
        await using var away = await WebhookReceiver.Start();
        var url = away.Url("back");
        await away.DisposeAsync();
        await api.Database.AddWebhook(url);

        await api.Say(api.Shop);
        await Eventually.Until(async () =>
            (await api.Database.Rows("select last_error from chat.webhook_delivery where attempts = 1")).Any(error =>
                error.StartsWith("Connection refused", StringComparison.Ordinal)
            )
        );
        await api.Database.Execute(
            "update chat.webhook_endpoint set url = :new where url = :url",
            ("new", api.Receiver.Url("back")),
            ("url", url)
        );
        api.Clock.Advance(TimeSpan.FromSeconds(72));

        await Until("back", "delivered | 2 | 200 | null");
    }

    [Fact]
    public async Task One_that_hangs_holds_up_nobody_else()
    {
        await api.AddWebhook("hangs");
        await api.AddWebhook("quick");
        using var over = new SemaphoreSlim(0);
        api.Receiver.Answers("hangs", context => over.WaitAsync(context.RequestAborted));
        await api.Say(api.Shop);
        await Eventually.Until(() => api.Receiver.At("hangs").Count > 0);

        for (var said = 0; said < 40; said++)
        {
            await api.Say(api.Shop);
        }

        await Eventually.Until(() => api.Receiver.At("quick").Count == 41);
        // Within the time-outs of one place for each of two workers; all in a row would have taken 410 s.
        api.Receiver.At("hangs").Count.ShouldBeLessThan(20);
        await Eventually.Until(async () =>
            (await api.Deliveries("hangs")).Contains("pending | 1 | null | no answer within 10 s")
        );
        await api.Database.Execute("update chat.webhook_endpoint set is_enabled = false");
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await api.AddWebhook("moved");
        api.Receiver.Answers(
            "moved",
            context =>
            {
                context.Response.Redirect("/elsewhere");

                return Task.CompletedTask;
            }
        );

        await api.Say(api.Shop);

        await Until("moved", "pending | 1 | 302 | 302: redirects are not followed");
        api.Receiver.At("elsewhere").ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_answer_without_end_the_start_is_kept()
    {
        await api.AddWebhook("endless");
        var hungUp = new TaskCompletionSource();
        api.Receiver.Answers(
            "endless",
            async context =>
            {
                context.RequestAborted.Register(() => hungUp.TrySetResult());
                var block = Encoding.ASCII.GetBytes(new string('x', 1000) + '\0');
                while (!hungUp.Task.IsCompleted)
                {
                    await context.Response.Body.WriteAsync(block);
                    await Task.Yield();
                }
            }
        );

        await api.Say(api.Shop);

        await Until("endless", "delivered | 1 | 200 | null");
        (
            await api.Database.Value<string>(
                "select max(last_response) from chat.webhook_delivery where last_response like 'xxx%'"
            )
        )
            .TrimEnd('x')
            .Length.ShouldBeLessThanOrEqualTo(4096);
        await hungUp.Task.WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task Whoever_answers_410_is_left_alone_until_enabled_again()
    {
        await api.AddWebhook("gone");
        api.Receiver.Answers("gone", 500);
        await api.Say(api.Shop, "waits");
        await Until("gone", "pending | 1 | 500 | 500: not a success");
        api.Receiver.Answers("gone", 410);

        await api.Say(api.Shop, "told");
        await Eventually.Until(async () =>
            (await api.Deliveries("gone"))[1].StartsWith("dead | 1 | 410", StringComparison.Ordinal)
        );
        await api.Say(api.Shop, "meanwhile");
        api.Clock.Advance(TimeSpan.FromSeconds(72));
        api.Receiver.Answers("gone", 200);
        var enabled = await api.Shop.Tell("webhooks", $$"""{"url":"{{api.Receiver.Url("gone")}}","enabled":true}""");

        ((string)enabled.Results()["webhook"]!["secret"]!).ShouldBe("whsec_…LaSw");
        await Eventually.Until(async () => (await api.Deliveries("gone"))[0] == "delivered | 2 | 200 | null");
        (await api.Deliveries("gone")).Count.ShouldBe(2, "nothing was queued in between");
        var last = api.Receiver.At("gone")[^1];
        last.Body.ShouldContain("waits");
        last.Headers["Webhook-Signature"]
            .ToString()
            .ShouldBe(new StandardWebhook(WebhookRows.Secret).Sign(last.Id, api.Clock.GetUtcNow(), last.Body));
    }

    [Theory]
    [InlineData("1800", 1800)]
    [InlineData("7200", 3600)]
    [InlineData("1", 60)]
    [InlineData("Sun, 29 Nov 2099 10:30:00 GMT", 3600)]
    public async Task A_receiver_may_ask_for_a_longer_pause(string asked, int seconds)
    {
        await api.AddWebhook("busy");
        api.Receiver.Answers(
            "busy",
            context =>
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = asked;

                return Task.CompletedTask;
            }
        );

        await api.Say(api.Shop);
        await Until("busy", "pending | 1 | 503 | 503: not a success");

        var pause = await api.Database.Value<decimal>(
            "select extract(epoch from run_at - :now) from chat.webhook_delivery where last_status = 503",
            ("now", api.Clock.GetUtcNow())
        );
        ((double)pause).ShouldBeInRange(seconds * 0.8, seconds * 1.2);
    }

    [Fact]
    public async Task Two_nodes_send_each_delivery_once()
    {
        await api.AddWebhook("shared");
        await using var node = await api.StartNode();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 16 }, // more only queue for the room
            async (_, _) => await api.Say(api.Shop)
        );

        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from chat.webhook_delivery where status = 'delivered'")
            == 200
        );
        var received = api.Receiver.At("shared");
        received.Count.ShouldBe(200);
        received.Select(one => one.Id).Distinct().Count().ShouldBe(200);
        (await api.Deliveries("shared")).Distinct().ShouldBe(["delivered | 1 | 200 | null"]);
    }

    /// <summary>A killed node leaves a claim that runs out; one that is stopped gives it back at once.</summary>
    [Fact]
    public async Task What_a_lost_node_was_sending_is_sent_by_another()
    {
        await api.AddWebhook("lost");
        await api.Database.Execute("update chat.webhook_endpoint set is_enabled = false where url like '%lost'");
        await api.Database.AddDelivery(api.Receiver.Url("lost"), "pending", "2026-11-29 09:40Z");
        await api.Database.Execute(
            """
            update chat.webhook_delivery
            set attempts = 1, run_at = :until, leased_until = :until, last_status = null, last_error = null
            where status = 'pending';
            update chat.webhook_endpoint set is_enabled = true;
            """,
            ("until", api.Clock.GetUtcNow() + TimeSpan.FromSeconds(40))
        );

        await api.Say(api.Shop); // looks
        await Eventually.Until(() => api.Receiver.At("lost").Count == 1);
        (await api.Deliveries("lost"))[0].ShouldBe("under way | 1 | null | null");
        api.Clock.Advance(TimeSpan.FromSeconds(40));

        await Until("lost", "delivered | 2 | 200 | null", "delivered | 1 | 200 | null");
    }

    [Fact]
    public async Task A_node_that_is_stopped_gives_back_what_it_was_sending()
    {
        await api.AddWebhook("slow");
        using var over = new SemaphoreSlim(0);
        api.Receiver.Answers("slow", context => over.WaitAsync(context.RequestAborted));
        var job = api.Services.GetServices<IJob>().Single(job => job is DeliverWebhooks);
        using var stop = new CancellationTokenSource();
        await api.Database.Execute("update chat.webhook_endpoint set is_enabled = false");
        await api.Database.AddDelivery(api.Receiver.Url("slow"), "pending", "2026-11-29 09:40Z");
        await api.Database.Execute(
            "update chat.webhook_delivery set attempts = 0, run_at = created_at; update chat.webhook_endpoint set is_enabled = true"
        );

        var running = job.RunOnce(api.Services.GetRequiredService<Database>(), api.Clock.GetUtcNow(), stop.Token);
        await Eventually.Until(() => api.Receiver.At("slow").Count > 0);
        await api.Database.Execute("update chat.webhook_endpoint set is_enabled = false");
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        await Eventually.Until(async () =>
            await api.Database.Value<bool>("select bool_and(leased_until is null) from chat.webhook_delivery")
        );
    }

    [Fact]
    public async Task Devices_of_those_who_have_not_read_are_told_in_a_push()
    {
        await api.Database.Execute("delete from chat.user_device");
        await api.AddWebhook("push", "push");
        var room = await api.Database.AddRoom("pushed", 11, 12, 13);
        foreach (var (email, token) in new[] { ("ann", "a"), ("ben", "b2"), ("ben", "b1") })
        {
            await api.Shop.Tell(
                "set_user_device_token",
                $$"""{"user_email":"{{email}}@x.y","device_token":"{{token}}","device_platform":"ios"}"""
            );
        }

        await api.Shop.Tell("post_comment", $$"""{"sender_email":"ann@x.y","room_id":{{room}},"message":"Wake up"}""");

        await Eventually.Until(() => api.Receiver.At("push").Count == 1);
        var payload = api.Receiver.At("push")[0].Json["payload"]!;
        payload["recipients"]!
            .ToJsonString()
            .ShouldBe(
                """[{"id":12,"email":"ben@x.y","username":"Ben","unread_count":1,"devices":[{"platform":"ios","token":"b1"},{"platform":"ios","token":"b2"}]}]"""
            );
        ((string)payload["message"]!["text"]!).ShouldBe("Wake up");

        await api.Database.AddRoom("without", 11, 13);
        await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"without","message":"x"}""");
        (
            await api.Database.Value<long>("select count(*) from chat.webhook_delivery where status = 'pending'")
        ).ShouldBe(0, "nobody there has a device");
    }

    [Fact]
    public async Task What_cannot_be_told_any_more_is_in_the_log()
    {
        await api.AddWebhook("late");
        await api.Database.Execute("update chat.webhook_endpoint set is_enabled = false where url like '%late'");
        await api.Database.AddDelivery(api.Receiver.Url("late"), "pending", "2026-11-29 09:40Z");
        await api.Database.Execute(
            """
            update chat.event set type = 'post_comment', comment_id = 999999
            where id = (select event_id from chat.webhook_delivery where status = 'pending');
            update chat.webhook_delivery set attempts = 0, run_at = created_at where status = 'pending';
            update chat.webhook_endpoint set is_enabled = true;
            """
        );

        await Until("late", "dead | 1 | null | there is nothing left to tell: the room of the comment is deleted");
    }

    private async Task Until(string path, params string[] deliveries)
    {
        IReadOnlyList<string> found = [];
        try
        {
            await Eventually.Until(async () => (found = await api.Deliveries(path)).SequenceEqual(deliveries));
        }
        catch (ShouldAssertException)
        {
            found.ShouldBe(deliveries);
        }
    }
}
