using System.Text;
using System.Text.RegularExpressions;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>What is sent, each kind once.</summary>
public sealed partial class DeliverWebhooksBodiesTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    [Fact]
    public async Task A_comment_is_sent_as_the_contract_says()
    {
        await api.AddWebhook("one");

        await api.Shop.Tell(
            "post_comment",
            """
            {"sender_email":"ann@x.y","room_id":"harbour","type":"custom","unique_temp_id":"sent",
             "payload":{"type":"x","content":{"b":1.0,"a":[1e3,null]}},"message":"Hi \"all\" – 😀","extras":{"z":1}}
            """
        );

        await Eventually.Until(() => api.Receiver.At("one").Count == 1);
        var received = api.Receiver.At("one")[0];
        received.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(received.Body));
        received.Headers.TransferEncoding.ShouldBeEmpty();
        received.Headers.ContentType.ToString().ShouldBe("application/json");
        received.Headers.UserAgent.ToString().ShouldNotBeEmpty();
        received.Headers.ContainsKey("traceparent").ShouldBeFalse();
        received.Body.ShouldContain("""{"b":1.0,"a":[1e3,null]}""", Case.Sensitive, "payloads are echoed");
        await Verify(Numbers().Replace(received.Body, "5001"), "json");
    }

    /// <summary>Every kind, in the order in which it happened; and each webhook gets only what it asks for.</summary>
    [Fact]
    public async Task What_happens_in_an_app_is_told_to_who_asks_for_it()
    {
        await api.AddWebhook("all", string.Join(' ', WebhookEvents.All));
        await api.AddWebhook("few", "update_room delete_messages");
        await api.AddWebhook("twin", string.Join(' ', WebhookEvents.All), app: 2);
        (string Call, string Json)[] calls =
        [
            (
                "login_or_register",
                """{"email":"ben@x.y","username":"Ben","device_token":"fcm-1","device_platform":"android"}"""
            ),
            ("create_room", """{"name":"Pier","participants":["ann@x.y","ben@x.y"],"creator":"ann@x.y"}"""),
            ("add_room_participants", """{"room_id":"§","emails":["cleo@x.y"]}"""),
            ("post_comment", """{"sender_email":"ann@x.y","room_id":"§","message":"Hi","unique_temp_id":"told"}"""),
            ("update_message", """{"unique_temp_id":"told","message":"Hello"}"""),
            ("update_comment_status", """{"user_email":"ben@x.y","room_id":"§"}"""),
            (
                "post_system_event_message",
                """{"system_event_type":"join_room","room_id":"§","subject_email":"ben@x.y"}"""
            ),
            ("delete_messages", """{"unique_ids":["told"]}"""),
            ("update_room", """{"user_email":"ann@x.y","room_id":"§","room_name":"Quay"}"""),
            ("clear_room_messages", """{"room_channel_ids":["§"]}"""),
            ("remove_room_participants", """{"room_id":"§","emails":["cleo@x.y"]}"""),
            ("delete_room", """{"room_id":"§"}"""),
        ];

        var room = "";
        foreach (var (call, json) in calls)
        {
            var before = api.Receiver.At("all").Count;
            var answer = await api.Shop.Tell(call, json.Replace("§", room, StringComparison.Ordinal));
            var results = answer.Results();
            room = call == "create_room" ? (string)results["room_id_str"]! : room;
            var told = call switch
            {
                "login_or_register" => 0,
                "post_comment" or "post_system_event_message" => 2, // and a push
                _ => 1,
            };
            await Eventually.Until(() => api.Receiver.At("all").Count == before + told);
        }

        var received = api.Receiver.At("all");
        received.Select(one => (string)one.Json["type"]!).Distinct().ShouldBe(WebhookEvents.All, ignoreOrder: true);
        await Eventually.Until(() => api.Receiver.At("few").Count == 2);
        api.Receiver.At("few")
            .Select(one => (string)one.Json["type"]!)
            .ShouldBe(["delete_messages", "update_room"], ignoreOrder: true);
        api.Receiver.At("twin").ShouldBeEmpty();
        await Verify(
            Made()
                .Replace(
                    "[" + string.Join(',', received.Select(one => one.Body).Order(StringComparer.Ordinal)) + "]",
                    "…"
                ),
            "json"
        );
    }

    [GeneratedRegex(@"\b5\d{3}\b", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    /// <summary>Made while testing.</summary>
    [GeneratedRegex(
        """(?<="(id|topic_id|comment_before_id|last_comment_(\w+_)?id)" ?: ?)5\d{2,3}\b|(?<="comment_ids" ?: ?\[)5\d{3}|(?<="unique_(id|temp_id)" ?: ?")[0-9A-Za-z-]{20,}""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Made();
}
