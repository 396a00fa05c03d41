using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>What an import refuses, row by row, what it leaves as it was, and workers who fail or are killed.</summary>
public sealed class RunImportTests(BackupApi api) : IClassFixture<BackupApi>
{
    private const string When = "\"CreatedAt\":\"2017-05-11T19:14:24.1234567+07:00\"";

    [Theory]
    [InlineData("{}", "0 : the file is not a JSON array")]
    [InlineData("nonsense", "0 : the file is not JSON at byte 0")]
    [InlineData("", "0 : the file is not JSON at byte 0")]
    [InlineData("[{},", "0 : the file is not JSON at byte 3")]
    [InlineData(
        "[1,{\"Email\":\"\\ud83d\"},{\"Name\":\"\\u0000\"}]",
        "1 : is not an object; 2 Email: holds U+0000, half a surrogate pair, or bytes that are not UTF-8; 3 Name: holds U+0000, half a surrogate pair, or bytes that are not UTF-8"
    )]
    public async Task What_is_no_file_of_rows(string file, string errors) =>
        (await api.Refuses(api.Shop, "users", file)).ShouldBe(errors.Split("; "));

    [Fact]
    public async Task Bytes_that_are_no_UTF_8()
    {
        var file = Encoding.Latin1.GetBytes("""[{"Email":"ü"}]""");
        var id = (await BackupApi.Upload(api.Shop, "users", file)).Results()["backup_history"]!["unique_id"];
        await api.RunAll("RunImport");

        ((string)(await api.Shop.Ask($"imports/{id}")).Results()["backup_history"]!["errors"]!["Message"]!).ShouldBe(
            "1 error(s), nothing imported"
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\uFEFF [ ] ")]
    public async Task Nothing_is_fine(string file) => await api.ShouldImport(api.Shop, "comments", file, 0);

    [Fact]
    public async Task Users_with_all_their_mistakes() =>
        (
            await api.Refuses(
                api.Shop,
                "users",
                """
                [
                    {},
                    {"Email":"A b","Name":"","AvatarUrl":"ftp://x","AuthenticationToken":5,"Password":[],"CreateAt":"2017","Extras":[1]},
                    {"Email":"ANN@x.y","Name":"A","AuthenticationToken":"token-of-ben","Password":"","CreatedAt":"2017-05-10T11:46:30Z"},
                    {"Email":"new@x.y","Name":"A","AuthenticationToken":"t","Password":"","CreateAt":"2017-05-10T11:46:30Z"},
                    {"Email":"NEW@x.y","Name":"A","AuthenticationToken":"t","Password":"","CreateAt":"2017-05-10T11:46:30Z"},
                    {"Email":"system@shop","Name":"A","AuthenticationToken":"u","Password":"","CreateAt":"2017-05-10T11:46:30Z"}
                ]
                """
            )
        ).ShouldBe([
            "1 Email: is required",
            "1 Name: is required",
            "1 AuthenticationToken: is required",
            "1 Password: is required, and may be empty",
            "1 CreateAt: is required",
            "2 Email: must be 1 to 254 characters without blanks and controls",
            "2 Name: is required",
            "2 AvatarUrl: must be an absolute http or https address",
            "2 AuthenticationToken: must be a text",
            "2 Password: must be a text",
            "2 Extras: must be an object",
            "2 CreateAt: must be a time such as 2017-05-10T11:46:30Z",
            "3 Email: is there already",
            "3 AuthenticationToken: is there already",
            "5 Email: duplicate of row 4",
            "5 AuthenticationToken: duplicate of row 4",
            "6 Email: is there already",
        ]);

    [Fact]
    public async Task A_user_comes_in_whole_and_logs_in_as_before()
    {
        var hash = Passwords.Hash("old");
        await api.ShouldImport(
            api.Shop,
            "users",
            $$"""
            [
                {"EMAIL":"Mine@x.y","name":"Näme","AuthenticationToken":"randomstring","Password":"plain","CreateAt":"2017-05-10T11:46:30.1234567+07:00","Other":1},
                {"Email":"hashed@x.y","Name":"H","AuthenticationToken":"h","Password":"{{Platform.Features.Chat.PortablePassword.Write(
                hash
            )}}","CreateAt":"0001-01-01T00:00:00Z"}
            ]
            """,
            2
        );

        (await api.Shop.Tell("login_or_register", """{"email":"mine@x.y"}""")).Results()["user"]!["token"]!
            .ToString()
            .ShouldBe("randomstring");
        (
            await api.Database.Rows(
                "select email, username, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS.US') from chat.app_user where email in ('Mine@x.y', 'hashed@x.y') order by id"
            )
        ).ShouldBe(["Mine@x.y | Näme | 2017-05-10 04:46:30.123456", "hashed@x.y | H | 0001-01-01 00:00:00.000000"]);
        Passwords.Verify(await PasswordOf("Mine@x.y"), "plain").ShouldBeTrue();
        (await PasswordOf("hashed@x.y")).ShouldBe(hash);

        Task<string> PasswordOf(string email) =>
            api.Database.Value<string>(
                "select password_hash from chat.app_user where email = :email",
                ("email", email)
            );
    }

    [Fact]
    public async Task Rooms_with_all_their_mistakes() =>
        (
            await api.Refuses(
                api.Shop,
                "rooms",
                $$"""
                [
                    {"Type":"other","ParticipantEmails":5},
                    {"Name":"A","Type":"group","CreatorEmail":"nobody","UniqueId":"harbour","ParticipantEmails":["ann@x.y","ANN@x.y","else"],{{When}}},
                    {"Type":"single","CreatorEmail":"ann@x.y","UniqueId":"s1","ParticipantEmails":["ann@x.y"],{{When}}},
                    {"Type":"single","CreatorEmail":"cleo@x.y","UniqueId":"s2","ParticipantEmails":["ann@x.y","ben@x.y"],{{When}}},
                    {"Type":"single","CreatorEmail":"ann@x.y","UniqueId":"s3","ParticipantEmails":["ann@x.y","cleo@x.y"],{{When}}},
                    {"Type":"single","CreatorEmail":"ann@x.y","UniqueId":"s4","ParticipantEmails":["cleo@x.y","ann@x.y"],{{When}}},
                    {"Name":"","Type":"group","CreatorEmail":"system@shop","UniqueId":"s4","ParticipantEmails":[],{{When}}}
                ]
                """
            )
        ).ShouldBe([
            "1 Type: must be one of single, group",
            "1 UniqueId: is required",
            "1 CreatorEmail: is required",
            "1 ParticipantEmails: must be a list of texts",
            "1 CreatedAt: is required",
            "2 UniqueId: is there already",
            "2 CreatorEmail: names nobody who is registered",
            "2 ParticipantEmails: is there twice",
            "2 ParticipantEmails: names nobody who is registered",
            "3 ParticipantEmails: must be exactly 2 in a single room",
            "4 CreatorEmail: must be one of the two in a single room",
            "4 ParticipantEmails: have a single room already",
            "6 ParticipantEmails: have a single room in row 5",
            "7 Name: is required",
            "7 UniqueId: duplicate of row 6",
            "7 CreatorEmail: names nobody who is registered",
        ]);

    [Fact]
    public async Task A_single_room_is_called_after_its_two()
    {
        await api.ShouldImport(
            api.Shop,
            "rooms",
            $$"""
            [
                {"Name":"whatever","Type":"single","CreatorEmail":"ben@x.y","UniqueId":"pair","ParticipantEmails":["CLEO@x.y","ben@x.y"],"Options":"",{{When}}},
                {"Name":"Group","Type":"group","CreatorEmail":"ben@x.y","UniqueId":"empty","ParticipantEmails":[],"Options":"o",{{When}}}
            ]
            """,
            2
        );

        (
            await api.Database.Rows(
                "select name, options from chat.room where unique_id in ('pair', 'empty') order by id"
            )
        ).ShouldBe(["cleo@x.y ben@x.y | null", "Group | o"]);
        (await api.Shop.Tell("get_or_create_room_with_target", """{"emails":["ben@x.y","cleo@x.y"]}""")).Results()[
            "room"
        ]!["unique_id"]!
            .ToString()
            .ShouldBe("pair");
    }

    /// <summary>The one number that 64 bits do not always hold is the nearest that they do, here and in webhooks.</summary>
    [Theory]
    [InlineData("0001-01-01T00:00:00Z", -62135596800, long.MinValue)]
    [InlineData("1969-12-31T23:59:59.5Z", -1, -500_000_000)]
    [InlineData("2262-04-11T23:47:16.854775Z", 9223372036, 9223372036854775000)]
    [InlineData("2262-04-11T23:47:16.854776Z", 9223372036, long.MaxValue)]
    [InlineData("9999-12-31T23:59:59.999999Z", 253402300799, long.MaxValue)]
    public async Task Times_of_all_years(string time, long seconds, long nanoseconds)
    {
        var room = $"of-{time}";
        var id = await api.Database.AddRoom(room, 11);
        await api.ShouldImport(
            api.Shop,
            "comments",
            $$"""
            [{"Type":"text","Message":"a","UniqueId":"{{time}}","CreatorEmail":"ann@x.y","RoomUniqueId":"{{room}}","CreatedAt":"{{time}}"}]
            """,
            1
        );

        var shown = (await api.Shop.Ask($"load_comments?room_id={id}")).Results()["comments"]![0]!;
        ((long)shown["unix_timestamp"]!).ShouldBe(seconds);
        ((long)shown["unix_nano_timestamp"]!).ShouldBe(nanoseconds);
        await api.Database.Execute(
            "insert into chat.event (app_id, type, room_id, comment_id) values (1, 'update_message', :room, :comment)",
            ("room", id),
            ("comment", (long)shown["id"]!)
        );
        var body = JsonNode.Parse(
            await api.Database.Value<string>(
                "select chat.webhook_body(id, 'post_comment') from chat.event where comment_id = :comment",
                ("comment", (long)shown["id"]!)
            )
        )!;
        ((long)body["payload"]!["message"]!["unix_timestamp"]!).ShouldBe(seconds);
        ((long)body["payload"]!["message"]!["unix_nano_timestamp"]!).ShouldBe(nanoseconds);
        await api.Database.Execute("delete from chat.event where comment_id is not null");
    }

    [Fact]
    public async Task Comments_with_all_their_mistakes()
    {
        await api.Database.AddRoom("elsewhere", 11);
        (
            await api.Refuses(
                api.Shop,
                "comments",
                $$"""
                [
                    {},
                    {"Type":"text","Message":" ","UniqueId":"k2","CreatorEmail":"x","RoomUniqueId":"x",{{When}}},
                    {"Type":"foo","Message":"a","UniqueId":"a","CreatorEmail":"ann@x.y","RoomUniqueId":"harbour","DisableLinkPreview":"yes",{{When}}},
                    {"Type":"card","Message":"a","UniqueId":"a","CreatorEmail":"ann@x.y","RoomUniqueId":"harbour","Payload":{"title":"a"},{{When}}},
                    {"Type":"reply","Message":"a","UniqueId":"b","CreatorEmail":"ann@x.y","RoomUniqueId":"harbour","Payload":{"text":"a","replied_comment_id":0},{{When}}},
                    {{Reply("c", "harbour", "d")}},
                    {{Reply("d", "harbour", "k1")}},
                    {{Reply("e", "elsewhere", "k1")}},
                    {{Reply("f", "elsewhere", "d")}},
                    {"Type":"text","Message":"a","UniqueId":"g","CreatorEmail":"system@shop","RoomUniqueId":"harbour","ParentCommentUniqueId":"k1",{{When}}},
                    {"Type":"text","Message":"a","UniqueId":"h","CreatorEmail":"ann@x.y","RoomUniqueId":"harbour","DeletedAt":"2017-05-11T19:14:24Z","Payload":{},{{When}}}
                ]
                """
            )
        ).ShouldBe([
            "1 Type: is required",
            "1 UniqueId: is required",
            "1 RoomUniqueId: is required",
            "1 CreatorEmail: is required",
            "1 Message: is required, and may be empty where the type allows it",
            "1 CreatedAt: is required",
            "2 Message: is required, and may not be blank",
            "2 UniqueId: is there already",
            "2 CreatorEmail: names nobody who is registered",
            "2 RoomUniqueId: names no room",
            "3 Type: must be one of text, reply, buttons, button_postback_response, card, carousel, file_attachment, account_linking, location, contact_person, custom, system_event",
            "3 DisableLinkPreview: must be true or false",
            "4 Payload: needs image",
            "4 UniqueId: duplicate of row 3",
            "5 Payload: replied_comment_id must be a whole number, 1 or more",
            "5 ParentCommentUniqueId: is required in a reply",
            "6 ParentCommentUniqueId: names no earlier row and no comment",
            "8 ParentCommentUniqueId: is in another room",
            "9 ParentCommentUniqueId: is in another room",
            "10 ParentCommentUniqueId: must be empty in a comment that is no reply",
            "10 CreatorEmail: names nobody who is registered",
            "11 Payload: must be null in a comment that is deleted",
            "11 Message: must be empty in a comment that is deleted",
        ]);
        (await api.Database.Value<long>("select count(*) from chat.import_comment")).ShouldBe(0);
    }

    [Fact]
    public async Task One_bad_row_among_a_thousand_and_nothing_is_written()
    {
        await api.Database.AddRoom("thousand", 11);
        var rows = Enumerable.Range(1, 1000).Select(at => Text($"thousand-{(at == 700 ? 699 : at)}", "thousand"));

        (await api.Refuses(api.Shop, "comments", $"[{string.Join(',', rows)}]")).ShouldBe([
            "700 UniqueId: duplicate of row 699",
        ]);
        (await Comments("thousand")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_errors_the_first_hundred_are_told()
    {
        var import = await api.Import(api.Shop, "comments", $"[{string.Join(',', Enumerable.Repeat("1", 5000))}]");

        ((string)import["errors"]!["Message"]!).ShouldBe("5000 error(s), nothing imported");
        import["errors"]!["Data"]!.AsArray().Count.ShouldBe(100);
    }

    [Fact]
    public async Task Chains_go_on_replies_quote_and_nothing_becomes_unread()
    {
        await api.Database.AddRoom("going-on", 11, 12);
        await Post("going-on", "first", "ann@x.y");
        await api.ShouldImport(
            api.Shop,
            "comments",
            $$"""
            [
                {{Reply("r1", "going-on", "first")}},
                {"Type":"system_event","Message":"gone","UniqueId":"s1","CreatorEmail":"system@elsewhere","RoomUniqueId":"going-on","Payload":{"type":"left_room"},"CreatedAt":"2099-01-01T00:00:00Z"},
                {{Reply("r2", "going-on", "r1")}},
                {{Text("k1-other", "harbour")}}
            ]
            """,
            4
        );
        await Post("going-on", "living", "ann@x.y");
        await api.ShouldImport(api.Shop, "comments", $"[{Reply("r3", "going-on", "r2")}]", 1);

        (await Comments("going-on")).ShouldBe(["first", "r1", "s1", "r2", "living", "r3"]);
        await api.Database.ShouldHoldAllChains();
        var shown = (await api.Shop.Ask("load_comments?room_id=going-on")).Results()["comments"]!.AsArray();
        var (r3, living, r2, r1) = (shown[0]!, shown[1]!, shown[2]!, shown[4]!);
        ((string)living["timestamp"]!).ShouldBe("2026-11-29T10:00:00Z", "the present, whatever was imported");
        ((string)shown[3]!["email"]!).ShouldBe("system@shop");
        r2["payload"]!
            .ToJsonString()
            .ShouldBe(
                $$$"""{"text":"re","mine":1.0,"replied_comment_id":{{{r1["id"]}}},"after":2,"replied_comment_type":"reply","replied_comment_message":"re","replied_comment_payload":{"text":"re","mine":1.0,"replied_comment_id":{{{r1["comment_before_id"]}}},"after":2},"replied_comment_sender_email":"ben@x.y","replied_comment_sender_username":"Ben"}"""
            );
        r3["payload"]!["replied_comment_payload"]!
            .ToJsonString()
            .ShouldBe($$"""{"text":"re","mine":1.0,"replied_comment_id":{{r1["id"]}},"after":2}""");
        (await Unread("going-on")).ShouldBe(["11 | 0", "12 | 2"]);
        (await Unread("harbour")).ShouldBe(["11 | 2", "12 | 0"], "as before");
        (
            await api.Database.Value<long>(
                "select count(*) from chat.event where app_id = 1 and comment_id is not null"
            )
        ).ShouldBe(0, "no webhook");
    }

    [Fact]
    public async Task What_is_there_already_is_refused_or_passed_over()
    {
        await api.Database.AddRoom("again", 11);
        string File(params string[] keys) => $"[{string.Join(',', keys.Select(key => Text(key, "again")))}]";
        await api.ShouldImport(api.Shop, "comments", File("a1", "a2"), 2);

        (await api.Refuses(api.Shop, "comments", File("a1", "a2"))).ShouldBe([
            "1 UniqueId: is there already",
            "2 UniqueId: is there already",
        ]);
        await api.ShouldImport(
            api.Shop,
            "comments",
            $"[{Text("a2", "again")},{Text("a3", "again")},{Reply("a4", "again", "a2")}]",
            2,
            "skip"
        );
        (await Comments("again")).ShouldBe(["a1", "a2", "a3", "a4"]);
        const string Users =
            """[{"Email":"ANN@x.y","Name":"Other","AuthenticationToken":"x","Password":"p","CreateAt":"2017-05-10T11:46:30Z"}]""";
        await api.ShouldImport(api.Shop, "users", Users, 0, "skip");
        await api.ShouldImport(
            api.Shop,
            "rooms",
            $$"""[{"Name":"Other","Type":"group","CreatorEmail":"nobody","UniqueId":"again","ParticipantEmails":[],{{When}}}]""",
            0,
            "skip"
        );
        (await api.Database.Value<string>("select username from chat.app_user where id = 11")).ShouldBe("Ann");
    }

    [Fact]
    public async Task Posts_and_an_import_into_one_room_both_succeed()
    {
        await api.Database.AddRoom("busy", 11, 12);
        var rows = Enumerable.Range(1, 2000).Select(at => Text($"busy-i{at}", "busy"));
        (await BackupApi.Upload(api.Shop, "comments", Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]"))).Results();
        using var done = new CancellationTokenSource();
        var posting = Enumerable
            .Range(0, 4)
            .Select(async writer =>
            {
                var posted = 0;
                for (; posted < 5 || !done.IsCancellationRequested; posted++)
                {
                    await Post("busy", $"busy-{writer}-{posted}", "ann@x.y");
                }

                return posted;
            })
            .ToList();

        await api.RunAll("RunImport");
        await done.CancelAsync();
        var posts = (await Task.WhenAll(posting)).Sum();

        (await Comments("busy")).Count.ShouldBe(2000 + posts);
        (await Comments("busy"))
            .Where(key => key.StartsWith("busy-i", StringComparison.Ordinal))
            .Count()
            .ShouldBe(2000);
        await api.Database.ShouldHoldAllChains();
    }

    /// <summary>A key that somebody posts between the look and the writing is found by a second look.</summary>
    [Fact]
    public async Task Who_is_faster_is_seen()
    {
        var room = await api.Database.AddRoom("race", 11);
        var file = $"[{Text("race-1", "race")},{Text("race-2", "race")}]";
        (await BackupApi.Upload(api.Shop, "comments", Encoding.UTF8.GetBytes(file))).Results();
        await using var held = await api.Database.Open();
        await Execute(held, $"begin; select 1 from chat.room where id = {room} for update");
        var run = api.RunAll("RunImport");
        await api.Database.UntilBlocked();
        await Execute(
            held,
            $"""
            select chat.append_comment(1, {room}, 11, 'text', 'x', null, '{"{}"}', false, 'race-2', null, true, '{"{}"}', '2026-11-29');
            commit
            """
        );
        await run;

        var import = (await api.Shop.Ask("imports")).Results()["backup_histories"]![0]!;
        ((string)import["status"]!).ShouldBe("failed", await api.LastErrors());
        ((string)import["errors"]!["Data"]![0]!["Message"]!).ShouldBe("is there already");
        (await Comments("race")).ShouldBe(["race-2"]);
        await api.Database.ShouldHoldAllChains();
    }

    /// <summary>A process of its own, killed in the middle of writing; another one ends the work.</summary>
    [Fact]
    public async Task A_node_that_is_killed_leaves_all_or_nothing()
    {
        var room = await api.Database.AddRoom("killed", 11);
        var file = $"[{string.Join(',', Enumerable.Range(1, 500).Select(at => Text($"killed-{at}", "killed")))}]";
        var id = (await BackupApi.Upload(api.Shop, "comments", Encoding.UTF8.GetBytes(file))).Results()[
            "backup_history"
        ]!["unique_id"];
        await using (var held = await api.Database.Open())
        {
            await Execute(held, $"begin; select 1 from chat.participant where room_id = {room} for update");
            using var node = await api.StartOtherNode();
            await api.Database.UntilBlocked(); // the comments are written, and not committed
            node.Kill();
        }

        await Eventually.Until(() =>
            api.Database.Value<bool>(
                "select count(*) = 0 from pg_locks inner join pg_class on pg_class.oid = relation where relname = 'import_comment' and mode = 'RowExclusiveLock'"
            )
        );
        (await Comments("killed")).ShouldBeEmpty();
        await api.Database.Execute("update chat.import set leased_until = '2000-01-01' where status = 'started'");
        await api.RunAll("RunImport");

        ((string)(await api.Shop.Ask($"imports/{id}")).Results()["backup_history"]!["status"]!).ShouldBe("finished");
        (await Comments("killed")).Count.ShouldBe(500);
        await api.Database.ShouldHoldAllChains();
        (
            await api.Database.Value<bool>("select content is null from chat.import order by id desc limit 1")
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task What_never_works_is_given_up()
    {
        await api.Database.Execute("alter table chat.app_user add constraint broken check (username <> 'Broken')");
        var id = (
            await BackupApi.Upload(
                api.Shop,
                "users",
                """[{"Email":"broken@x.y","Name":"Broken","AuthenticationToken":"b","Password":"","CreateAt":"2017-05-10T11:46:30Z"}]"""u8.ToArray()
            )
        ).Results()["backup_history"]!["unique_id"];
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            (await api.RunOnce("RunImport")).ShouldBe(1);
            await api.Database.Execute("update chat.import set run_at = '2000-01-01' where status = 'started'");
        }

        (await api.Shop.Ask($"imports/{id}")).Results()["backup_history"]!["errors"]!["Message"]!
            .ToString()
            .ShouldBe("The file could not be imported, in four attempts.");
        (await api.RunOnce("RunImport")).ShouldBe(0);
        await api.Database.Execute("alter table chat.app_user drop constraint broken");
    }

    private static string Text(string key, string room) =>
        $$"""{"Type":"text","Message":"m","UniqueId":"{{key}}","CreatorEmail":"ann@x.y","RoomUniqueId":"{{room}}",{{When}}}""";

    private static string Reply(string key, string room, string parent) =>
        $$"""{"Type":"reply","Message":"re","UniqueId":"{{key}}","CreatorEmail":"ben@x.y","RoomUniqueId":"{{room}}","ParentCommentUniqueId":"{{parent}}","Payload":{"text":"re","mine":1.0,"replied_comment_id":1,"after":2,"replied_comment_message":"forged"},{{When}}}""";

    private async Task Post(string room, string key, string sender) =>
        (
            await api.Shop.Tell(
                "post_comment",
                $$"""{"sender_email":"{{sender}}","room_id":"{{room}}","message":"m","unique_temp_id":"{{key}}"}"""
            )
        ).Results();

    private Task<IReadOnlyList<string>> Comments(string room) =>
        api.Database.Rows(
            $"select unique_temp_id from chat.comment inner join chat.room on room.id = room_id where unique_id = '{room}' and room.app_id = 1 order by comment.id"
        );

    private Task<IReadOnlyList<string>> Unread(string room) =>
        api.Database.Rows(
            $"select user_id, unread_count from chat.user_room where app_id = 1 and unique_id = '{room}' order by user_id"
        );

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
