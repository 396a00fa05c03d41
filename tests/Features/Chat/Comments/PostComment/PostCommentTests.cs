using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Chat;

public sealed class PostCommentTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_text()
    {
        var answer = await api.Shop.Tell(
            "post_comment",
            """{"sender_email":"ANN@x.y","room_id":"harbour","message":" 😀 \"שלום\" </script>\n","unique_temp_id":"first","extras":{"b":1.0,"a":[]}}"""
        );

        await Verify(answer.Stable());
        (await api.Shop.Ask("load_comments?room_id=101&limit=1")).Results()["comments"]![0]!["message"]!
            .ToString()
            .ShouldBe(" 😀 \"שלום\" </script>\n");
    }

    [Fact]
    public async Task A_reply_quotes_the_comment_that_it_answers()
    {
        await api.Database.AddRoom("replies", 11, 12);
        var first = await Post("replies", "ann@x.y", """ "message":"Hello" """);
        var second = await Post(
            "replies",
            "ben@x.y",
            $$""" "type":"reply","payload":{"text":"Hi","replied_comment_id":{{first["id"]}},"mine":1.0,"replied_comment_message":"forged"} """
        );
        var third = await Post(
            "replies",
            "ann@x.y",
            $$""" "type":"reply","payload":{"text":"Fine","replied_comment_id":{{second["id"]}}} """
        );

        ((string)second["message"]!).ShouldBe("Hi");
        second["payload"]!
            .ToJsonString()
            .ShouldBe(
                $$"""{"text":"Hi","replied_comment_id":{{first["id"]}},"mine":1.0,"replied_comment_type":"text","replied_comment_message":"Hello","replied_comment_payload":null,"replied_comment_sender_email":"ann@x.y","replied_comment_sender_username":"Ann"}"""
            );
        third["payload"]!["replied_comment_payload"]!
            .ToJsonString()
            .ShouldBe($$"""{"text":"Hi","replied_comment_id":{{first["id"]}},"mine":1.0}""");

        var fourth = await Post(
            "replies",
            "ben@x.y",
            $$""" "type":"reply","payload":{"text":"Good","replied_comment_id":{{third["id"]}}} """
        );
        fourth["payload"]!["replied_comment_payload"]!
            .ToJsonString()
            .ShouldBe($$"""{"text":"Fine","replied_comment_id":{{second["id"]}}}""");
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("2001")]
    public async Task A_reply_needs_a_comment_of_its_room(string id) =>
        (
            await api.Shop.Tell(
                "post_comment",
                $$"""{"sender_email":"ann@x.y","room_id":101,"type":"reply","payload":{"text":"x","replied_comment_id":{{id}} } }"""
            )
        )
            .Problems()
            .ShouldBe(["payload replied_comment_id names no comment of the room"]);

    [Theory]
    [InlineData("buttons", "")]
    [InlineData("card", "[]")]
    [InlineData("account_linking", "{}")]
    public async Task Other_types_need_a_payload(string type, string payload) =>
        (
            await api.Shop.TellForm(
                "post_comment",
                ("sender_email", "ann@x.y"),
                ("room_id", "102"),
                ("type", type),
                ("payload", payload)
            )
        )
            .Problems()
            .ShouldBe([$"payload is required for a comment of type {type}"]);

    [Theory]
    [InlineData("payload", "[]")]
    [InlineData("payload", "")]
    public async Task A_text_may_come_with_an_empty_payload(string name, string value)
    {
        var answer = await api.Shop.TellForm(
            "post_comment",
            ("sender_email", "ann@x.y"),
            ("room_id", "102"),
            ("message", "x"),
            (name, value)
        );

        answer.Results()["comment"]!["payload"].ShouldBeNull();
    }

    [Theory]
    [InlineData(4000, 200)]
    [InlineData(4001, 400)]
    public async Task A_message_has_an_end(int length, int status) =>
        (
            await api.Shop.TellForm(
                "post_comment",
                ("sender_email", "ann@x.y"),
                ("room_id", "102"),
                ("message", string.Concat(Enumerable.Repeat("😀", length)))
            )
        ).Status.ShouldBe(status);

    [Fact]
    public async Task A_message_that_the_payload_stands_for_is_stored_whole()
    {
        var text = new string('x', 5000);

        var comment = await Post(
            "102",
            "ann@x.y",
            $$""" "type":"account_linking","payload":{"text":"{{text}}","url":"u","redirect_url":"r"} """
        );

        ((string)comment["message"]!).ShouldBe(text);
    }

    [Fact]
    public async Task A_key_is_answered_with_the_comment_that_has_it()
    {
        await api.Database.AddRoom("keys", 11, 12);
        var first = await Post("keys", "ann@x.y", """ "message":"One","unique_temp_id":"same" """);

        var again = await Post("keys", "ann@x.y", """ "message":"Two","unique_temp_id":"same","extras":{"a":1} """);

        again.ToJsonString().ShouldBe(first.ToJsonString());
        (await api.Shop.Ask("get_rooms_info?user_email=ben@x.y&room_id[]=keys")).Results()["rooms_info"]![0]![
            "unread_count"
        ]!
            .ToString()
            .ShouldBe("1");
        (await Refused("keys", "ben@x.y", """ "message":"x","unique_temp_id":"same" """)).Status.ShouldBe(409);
        await Verify(await Refused("101", "ann@x.y", """ "message":"x","unique_temp_id":"same" """));
    }

    /// <summary>The other app has comments with the keys k1 to k3 too.</summary>
    [Fact]
    public async Task A_key_is_unique_in_its_app_alone()
    {
        await api.Database.AddApp("third", "third-secret-third-secret");
        var third = api.WithHeaders(("QISCUS-SDK-SECRET", "third-secret-third-secret"));
        await third.Tell("login_or_register", """{"email":"ann@x.y","username":"Ann"}""");
        await third.Tell("login_or_register", """{"email":"ben@x.y","username":"Ben"}""");
        var room = (await third.Ask("get_or_create_room_with_target?emails[]=ann@x.y&emails[]=ben@x.y")).Results()[
            "room"
        ]!;

        (
            await third.Tell(
                "post_comment",
                $$"""{"sender_email":"ann@x.y","room_id":{{room["id"]}},"message":"x","unique_temp_id":"k1"}"""
            )
        ).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Many_writers_of_one_room_leave_an_unbroken_chain()
    {
        await api.Database.AddRoom("busy", 11, 12);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(at =>
                    api.Shop.Tell(
                        "post_comment",
                        $$"""{"sender_email":"{{(at % 2 == 0 ? "ann" : "ben")}}@x.y","room_id":"busy","message":"{{at}}"}"""
                    )
                )
        );

        var ids = answers.Select(answer => (long)answer.Results()["comment"]!["id"]!).ToList();
        ids.Distinct().Count().ShouldBe(100);
        await api.Database.ShouldHoldAllChains();
        var loaded = (await api.Shop.Ask("load_comments?room_id=busy&limit=100")).Results()["comments"]!.AsArray();
        loaded.Select(comment => (long)comment!["id"]!).ShouldBe(ids.OrderDescending());
    }

    [Fact]
    public async Task The_same_key_at_once_is_one_comment_and_one_delivery()
    {
        await api.Database.AddRoom("once", 11, 12);
        await api.Database.Execute(
            "insert into chat.webhook_endpoint (app_id, url, secret) values (1, 'http://x.y/once', 'whsec_')"
        );

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    api.Shop.Tell(
                        "post_comment",
                        """{"sender_email":"ann@x.y","room_id":"once","message":"x","unique_temp_id":"raced"}"""
                    )
                )
        );

        var id = answers.Select(answer => (long)answer.Results()["comment"]!["id"]!).Distinct().ShouldHaveSingleItem();
        (
            await api.Database.Rows(
                """
                select event.type, event.comment_id, webhook_delivery.status
                from chat.event
                inner join chat.webhook_delivery on webhook_delivery.event_id = event.id
                where event.comment_id = :id
                """,
                ("id", id)
            )
        ).ShouldBe([$"post_comment | {id} | pending"]);
        await api.Database.Execute("delete from chat.webhook_endpoint");
    }

    /// <summary>Both may not have it, and neither may fail.</summary>
    [Fact]
    public async Task The_same_key_in_two_rooms_at_once_is_one_comment()
    {
        await api.Database.AddRoom("left", 11);
        await api.Database.AddRoom("right", 11);

        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(
                new[] { "left", "right" }.Select(room =>
                    api.Shop.Tell(
                        "post_comment",
                        $$"""{"sender_email":"ann@x.y","room_id":"{{room}}","message":"x","unique_temp_id":"two-{{round}}"}"""
                    )
                )
            );

            answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
        }

        await api.Database.ShouldHoldAllChains();
    }

    [Fact]
    public async Task What_others_write_is_unread_and_what_one_writes_is_read()
    {
        await api.Database.AddRoom("counts", 11, 12);
        await Post("counts", "ann@x.y", """ "message":"1" """);
        await Post("counts", "ann@x.y", """ "message":"2" """);
        (await Unread("ben@x.y")).ShouldBe(2);
        (await Unread("ann@x.y")).ShouldBe(0);

        await Post("counts", "ben@x.y", """ "message":"3" """);

        (await Unread("ben@x.y")).ShouldBe(0);
        (await Unread("ann@x.y")).ShouldBe(1);

        async Task<int> Unread(string email) =>
            (int)
                (await api.Shop.Ask($"get_rooms_info?user_email={email}&room_id[]=counts")).Results()["rooms_info"]![
                    0
                ]!["unread_count"]!;
    }

    [Fact]
    public async Task Time_does_not_run_backwards_and_the_future_does_not_count()
    {
        await api.Database.AddRoom("time", 11);
        await Post("time", "ann@x.y", """ "message":"1" """);
        await api.Database.Execute(
            "update chat.room set last_comment_at = '2026-11-29 10:00:30Z' where unique_id = 'time'"
        );
        ((string)(await Post("time", "ann@x.y", """ "message":"2" """))["timestamp"]!).ShouldBe("2026-11-29T10:00:30Z");

        await api.Database.Execute(
            "update chat.room set last_comment_at = '2099-01-01 00:00Z' where unique_id = 'time'"
        );

        ((string)(await Post("time", "ann@x.y", """ "message":"3" """))["timestamp"]!).ShouldBe("2026-11-29T10:00:00Z");
    }

    [Fact]
    public async Task Who_is_not_in_the_room_may_not_post()
    {
        await Verify(await Refused("101", "cleo@x.y", """ "message":"x" """));
        await api.Database.ShouldHoldAllChains();
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_together() =>
        await Verify(
            await api.Shop.Tell(
                "post_comment",
                """{"sender_email":"no@x.y","room_id":"nowhere","type":"buttons","payload":{"text":1,"buttons":[{"label":"","type":"x"}]},"extras":"no"}"""
            )
        );

    [Theory]
    [InlineData("""{"room_id":101,"message":"x"}""", "sender_email is required")]
    [InlineData("""{"sender_email":"","room_id":101,"message":"x"}""", "sender_email is required")]
    [InlineData("""{"sender_email":"ann@x.y","room_id":"","message":"x"}""", "room_id is required")]
    [InlineData(
        """{"sender_email":"system@shop","room_id":101,"message":"x"}""",
        "sender_email names nobody who is registered"
    )]
    [InlineData("""{"sender_email":"ann@x.y","room_id":201,"message":"x"}""", "room_id names no room")]
    [InlineData(
        """{"sender_email":"ann@x.y","room_id":101,"message":" \n"}""",
        "message is required, and may not be blank"
    )]
    [InlineData(
        """{"sender_email":"ann@x.y","room_id":101,"message":"\u0000"}""",
        "message holds U+0000, half a surrogate pair, or bytes that are not UTF-8"
    )]
    [InlineData(
        """{"sender_email":"ann@x.y","room_id":101,"message":"\ud83d"}""",
        "message holds U+0000, half a surrogate pair, or bytes that are not UTF-8"
    )]
    public async Task Refusals(string body, string problem) =>
        (await api.Shop.Tell("post_comment", body)).Problems().ShouldBe([problem]);

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[] body = [.. """{"sender_email":"ann@x.y","room_id":101,"message":" """u8, 0xC3, 0x28, .. "\"}"u8];

        (await api.Shop.Send(HttpMethod.Post, "/api/v2/rest/post_comment", Exchanges.Body(body)))
            .Problems()
            .ShouldBe(["body cannot be read: it is not UTF-8"]);
        (
            await api.Shop.Send(
                HttpMethod.Post,
                "/api/v2/rest/post_comment",
                Exchanges.Body("sender_email=ann@x.y&room_id=101&message=%ff", "application/x-www-form-urlencoded")
            )
        )
            .Problems()
            .ShouldBe(["message holds U+0000, half a surrogate pair, or bytes that are not UTF-8"]);
    }

    [Fact]
    public async Task A_payload_33_deep_is_refused()
    {
        var payload = string.Concat(Enumerable.Repeat("{\"a\":", 33)) + "1" + new string('}', 33);

        (
            await api.Shop.Tell(
                "post_comment",
                $$"""{"sender_email":"ann@x.y","room_id":101,"message":"x","payload":{{payload}}}"""
            )
        )
            .Problems()
            .ShouldBe(["payload is nested deeper than 32 levels"]);
    }

    [Fact]
    public async Task Reading_is_not_served_here() => await Verify(await api.Shop.Ask("post_comment"));

    [Theory]
    [InlineData("system_event")]
    [InlineData("nonsense")]
    public async Task Unknown_types(string type) =>
        (await Refused("101", "ann@x.y", $$""" "message":"x","type":"{{type}}" """))
            .Problems()
            .ShouldHaveSingleItem()
            .ShouldStartWith("type must be one of text, reply, buttons");

    [Fact]
    public async Task A_room_that_is_being_written_holds_up_no_other()
    {
        await api.Database.AddRoom("held", 11);
        await api.Database.AddRoom("free", 11);
        await using var connection = await api.Database.Open();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "select from chat.room where unique_id = 'held' for no key update";
        await hold.ExecuteNonQueryAsync();
        var waiting = api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"held","message":"x"}""");

        (
            await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"free","message":"x"}""")
        ).Status.ShouldBe(200);
        waiting.IsCompleted.ShouldBeFalse();

        await transaction.RollbackAsync();
        (await waiting).Status.ShouldBe(200);
    }

    private async Task<JsonNode> Post(string room, string sender, string rest) =>
        (await Refused(room, sender, rest)).Results()["comment"]!;

    private Task<Exchange> Refused(string room, string sender, string rest) =>
        api.Shop.Tell("post_comment", $$"""{"sender_email":"{{sender}}","room_id":"{{room}}",{{rest.Trim()}}}""");
}
