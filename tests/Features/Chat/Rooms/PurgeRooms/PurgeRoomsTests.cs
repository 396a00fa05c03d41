using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class PurgeRoomsTests(PurgeRoomsTests.Idle api) : IClassFixture<PurgeRoomsTests.Idle>
{
    /// <summary>The job is run by the test alone.</summary>
    public sealed class Idle : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";
    }

    [Fact]
    public async Task Texts_go_and_places_stay()
    {
        var cleared = await Fill("cleared", 4_500);
        var deleted = await Fill("deleted", 4_500);
        await api.Database.Execute(
            "update chat.comment set parent_id = id - 1, type = 'reply' where room_id = :id and room_seq % 2 = 0",
            ("id", deleted)
        );
        await api.Shop.Tell("clear_room_messages", """{"room_channel_ids":["cleared"]}""");
        await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"cleared","message":"After"}""");
        await api.Shop.Tell("delete_room", """{"room_id":"deleted"}""");
        await api.Shop.Tell("login_or_register", """{"email":"gone@x.y","username":"Gone"}""");
        await api.Shop.Tell("add_room_participants", """{"room_id":101,"emails":["gone@x.y"]}""");
        await api.Shop.Tell(
            "post_comment",
            """{"sender_email":"gone@x.y","room_id":101,"message":"Secret","unique_temp_id":"gone"}"""
        );
        await api.Shop.Tell("erase_user", """{"user_email":"gone@x.y","delete_messages":true}""");

        await Purge();

        (
            await api.Database.Rows(
                "select message, count(*) from chat.comment where room_id = :id group by message order by 1",
                ("id", cleared)
            )
        ).ShouldBe([" | 4500", "After | 1"]);
        (await api.Database.Value<long>("select count(*) from chat.room where id = :id", ("id", deleted))).ShouldBe(0);
        (
            await api.Database.Rows(
                "select message, deleted_at is not null from chat.comment where unique_temp_id = 'gone'"
            )
        ).ShouldBe([" | true"]);
        (await api.Database.Value<string>("select last_comment_message from chat.room where id = 101")).ShouldBeEmpty();
        await api.Database.ShouldHoldAllChains();
    }

    /// <summary>Others have quoted the person, and events tell of them; what they are called goes, on wish their texts too.</summary>
    [Theory]
    [InlineData("eve", false)]
    [InlineData("adam", true)]
    public async Task Nothing_names_an_erased_user(string person, bool isSilenced)
    {
        foreach (var email in new[] { $"{person}@x.y", $"{person}@x.y.z" })
        {
            await api.Shop.Tell("login_or_register", $$"""{"email":"{{email}}","username":"Na {{email}}"}""");
        }

        var roomId = await api.Database.AddRoom(person, 11);
        await api.Shop.Tell("add_room_participants", $$"""{"room_id":"{{person}}","emails":["{{person}}@x.y"]}""");
        var pair = $"emails[]={person}@x.y&emails[]=ann@x.y";
        var singleId = (long)(await api.Shop.Ask("get_or_create_room_with_target?" + pair)).Results()["room"]!["id"]!;
        string[] happened =
        [
            $$""" "room_id":{{roomId}},"system_event_type":"join_room","subject_email":"{{person}}@x.y" """,
            $$""" "room_id":{{roomId}},"system_event_type":"add_member","subject_email":"ann@x.y","object_email":["{{person}}@x.y","{{person}}@x.y.z"] """,
            $$""" "room_id":{{roomId}},"system_event_type":"remove_member","subject_email":"{{person}}@x.y","object_email":["{{person}}@x.y"] """,
            $$""" "room_id":{{roomId}},"system_event_type":"custom","message":"Welcome","subject_email":"{{person}}@x.y","payload":{"b":1.0,"a":2} """,
            $$""" "room_id":{{singleId}},"system_event_type":"left_room","subject_email":"ann@x.y" """,
        ];
        foreach (var one in happened)
        {
            (await api.Shop.Tell("post_system_event_message", "{" + one + "}")).Status.ShouldBe(200);
        }

        var said = await Post($"{person}@x.y", """ "message":"Words" """);
        var joined = await api.Database.Value<long>(
            "select min(id) from chat.comment where room_id = :id",
            ("id", roomId)
        );
        await Reply("ann@x.y", said);
        await Reply("ann@x.y", joined);
        await Reply($"{person}@x.y", said);

        await api.Shop.Tell(
            "erase_user",
            $$"""{"user_email":"{{person}}@x.y","delete_messages":{{(isSilenced ? "true" : "false")}}}"""
        );
        await Purge();

        var left = await api.Database.Rows(
            "select message, payload from chat.comment where room_id in (:group, :single) order by id",
            ("group", roomId),
            ("single", singleId)
        );
        left.Where(row => row.Contains($"{person}@x.y ") || row.Contains($"{person}@x.y\"")).ShouldBeEmpty();
        left.Select(row => row.Split(" | ")[0])
            .ShouldBe([
                "Deleted user joined room",
                "Ann added Deleted user",
                $"Ann added Na {person}@x.y.z",
                "Deleted user removed Deleted user",
                "Welcome",
                "Ann left room",
                isSilenced ? "" : "Words",
                "So",
                "So",
                isSilenced ? "" : "So",
            ]);
        left[4].ShouldContain("\"payload\":{\"b\":1.0,\"a\":2}");
        left[7].Contains("\"replied_comment_message\":\"Words\"").ShouldBe(!isSilenced);
        left[8].ShouldContain("\"replied_comment_message\":\"Deleted user joined room\"");
        (await api.Database.Value<long>("select count(*) from chat.app_user where former_email is not null")).ShouldBe(
            0
        );
        await api.Database.ShouldHoldAllChains();

        async Task<long> Post(string email, string rest) =>
            (long)
                (
                    await api.Shop.Tell(
                        "post_comment",
                        $$"""{"sender_email":"{{email}}","room_id":"{{person}}",{{rest}} }"""
                    )
                ).Results()["comment"]!["id"]!;

        Task<long> Reply(string email, long id) =>
            Post(email, $$""" "type":"reply","payload":{"text":"So","replied_comment_id":{{id}} } """);
    }

    /// <summary>What was made for a webhook that did not take it is made anew; what names others only stays as it is.</summary>
    [Fact]
    public async Task Nothing_that_waits_for_a_webhook_names_an_erased_user()
    {
        const string Bodies = """
            select coalesce(body, chat.webhook_body(event_id, 'post_comment'))
            from chat.webhook_delivery
            order by id
            """;
        await api.Shop.Tell("login_or_register", """{"email":"cain@x.y","username":"Cain"}""");
        await api.Database.AddRoom("others", 11);
        await api.Database.AddRoom("theirs", 11);
        await api.Database.AddWebhook("http://127.0.0.1:9/", events: "post_comment add_room_participants delete_room");
        await api.Shop.Tell("add_room_participants", """{"room_id":"theirs","emails":["cain@x.y","ben@x.y"]}""");
        await api.Shop.Tell("post_comment", """{"sender_email":"cain@x.y","room_id":"theirs","message":"Mine"}""");
        await api.Shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"others","message":"Yours"}""");
        var pair = await api.Shop.Ask("get_or_create_room_with_target?emails[]=cain@x.y&emails[]=ann@x.y");
        await api.Shop.Tell("delete_room", $$"""{"room_id":{{pair.Results()["room"]!["id"]}}}""");
        await api.Database.Execute(
            """
            update chat.webhook_delivery
            set
                attempts = 1,
                status = case when id % 2 = 0 then 'dead' else 'pending' end,
                body = chat.webhook_body(event_id, 'post_comment')
            """
        );
        var before = await api.Database.Rows(Bodies);
        before.Count.ShouldBe(4);
        before.Count(body => body.Contains("cain@x.y")).ShouldBe(3);

        await api.Shop.Tell("erase_user", """{"user_email":"cain@x.y"}""");
        await Purge();

        var after = await api.Database.Rows(Bodies);
        after.Where(body => body.Contains("cain@x.y") || body.Contains("Cain")).ShouldBeEmpty();
        after.Count(body => body.Contains("Deleted user")).ShouldBe(3);
        after.Intersect(before).Single().ShouldContain("Yours");
        (await api.Database.Rows("select body from chat.event where body is not null")).ShouldAllBe(body =>
            !body.Contains("cain@x.y")
        );
    }

    /// <summary>
    /// Rooms are taken before their comments, as by everybody, and none is waited for: an import may hold one for long.
    /// </summary>
    [Theory]
    [InlineData("abel", "post_comment", """ "sender_email":"abel@x.y","message":"Mine" """)]
    [InlineData(
        "seth",
        "post_system_event_message",
        """ "system_event_type":"join_room","subject_email":"seth@x.y" """
    )]
    public async Task A_room_that_somebody_holds_is_left_for_later(string person, string call, string what)
    {
        await api.Shop.Tell("login_or_register", $$"""{"email":"{{person}}@x.y","username":"{{person}}"}""");
        string[] rooms = [$"{person}-1", $"{person}-2", $"{person}-3"];
        foreach (var room in rooms)
        {
            await api.Database.AddRoom(room, 11);
            await api.Shop.Tell("add_room_participants", $$"""{"room_id":"{{room}}","emails":["{{person}}@x.y"]}""");
            (await api.Shop.Tell(call, $$"""{"room_id":"{{room}}",{{what}}}""")).Status.ShouldBe(200);
        }

        await api.Shop.Tell("erase_user", $$"""{"user_email":"{{person}}@x.y","delete_messages":true}""");
        await using (
            var other = await api.Database.Begin($"select from chat.room where unique_id = '{rooms[1]}' for update")
        )
        {
            await Purge();
            (await Changed()).ShouldBe([true, false, false]);
        }

        await Purge();
        (await Changed()).ShouldBe([true, true, true]);

        async Task<bool[]> Changed() =>
            [
                .. (
                    await api.Database.Rows(
                        $"select last_comment_message in ('', 'Deleted user joined room') from chat.room where unique_id like '{person}-_' order by id"
                    )
                ).Select(bool.Parse),
            ];
    }

    private async Task Purge()
    {
        var runs = 0;
        while (
            await new PurgeRooms().RunOnce(api.Services.GetRequiredService<Database>(), api.Clock.GetUtcNow(), default)
            > 0
        )
        {
            (++runs).ShouldBeLessThan(20);
        }
    }

    private async Task<long> Fill(string uniqueId, int count)
    {
        var roomId = await api.Database.AddRoom(uniqueId, 11);
        await api.Database.Execute(
            """
            insert into chat.comment (
                app_id, room_id, room_seq, comment_before_id, user_id, type, message, payload, unique_temp_id, created_at
            )
            select 1, :room_id, seq, 0, 11, 'text', 'text ' || seq, '{}', :unique_id || seq, '2026-11-29 09:40Z'
            from generate_series(1, :count) as seq
            order by seq;
            update chat.comment set comment_before_id = id - 1 where room_id = :room_id and room_seq > 1;
            update chat.room
            set comment_seq = :count, last_comment_at = '2026-11-29 09:40Z',
                last_comment_id = (select max(id) from chat.comment where room_id = :room_id)
            where id = :room_id;
            """,
            ("room_id", roomId),
            ("unique_id", uniqueId),
            ("count", count)
        );

        return roomId;
    }
}
