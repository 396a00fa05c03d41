using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Chat;

/// <summary>
/// Calls as public clients put them on the wire, and the fields of the answers that they read: each of them can be
/// pointed here by its settings (docs/chat.md, "Moving here").
/// </summary>
public sealed class PublicClientsTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Prefix = "/api/v2/rest/";

    private static readonly string[] UserFields = ["id", "token", "email", "username", "avatar_url", "last_comment_id"];

    private static readonly string[] ParticipantFields =
    [
        "id",
        "email",
        "username",
        "avatar_url",
        "last_comment_read_id",
        "last_comment_received_id",
    ];

    private static readonly string[] CommentFields =
    [
        "id",
        "type",
        "message",
        "payload",
        "user_id",
        "email",
        "username",
        "user_avatar_url",
        "unique_temp_id",
        "timestamp",
        "unix_timestamp",
        "comment_before_id",
        "disable_link_preview",
    ];

    private static readonly string[] RoomFields =
    [
        "id",
        "unique_id",
        "chat_type",
        "room_name",
        "avatar_url",
        "last_comment_id",
        "last_comment_message",
        "participants",
    ];

    private static readonly string[] SummaryFields =
    [
        "room_id",
        "room_type",
        "room_name",
        "creator",
        "room_avatar_url",
        "participants",
    ];

    private static readonly string[] InfoFields =
    [
        "room_id",
        "room_type",
        "room_name",
        "room_avatar_url",
        "unread_count",
        "last_comment_id",
        "last_comment_message",
    ];

    /// <summary>The PHP client qiscus/qiscus-sdk-php: multipart for every POST, what is not used as empty parts.</summary>
    [Fact]
    public async Task Multipart_from_php()
    {
        var client = api.WithHeaders(("QISCUS_SDK_APP_ID", "shop"), ("QISCUS_SDK_SECRET", ChatApi.Secret));

        var user = await Post(
            "login_or_register",
            ("email", "php@x.y"),
            ("password", "password"),
            ("username", "Php"),
            ("avatar_url", ""),
            ("device_platform", ""),
            ("device_token", "")
        );
        ShouldHave(user["user"], UserFields);

        var made = await Post(
            "create_room",
            ("name", "Multipart"),
            ("participants[]", "php@x.y"),
            ("participants[]", "ann@x.y"),
            ("creator", "php@x.y")
        );
        ShouldHave(made, SummaryFields);
        var roomId = made["room_id"]!.ToString();
        ShouldHave(await Post("add_room_participants", ("room_id", roomId), ("emails[]", "ben@x.y")), SummaryFields);
        ShouldHave(await Post("remove_room_participants", ("room_id", roomId), ("emails[]", "ben@x.y")), SummaryFields);

        var comment = await Post(
            "post_comment",
            ("sender_email", "php@x.y"),
            ("room_id", roomId),
            ("message", "Hello"),
            ("type", "text"),
            ("payload", "[]"),
            ("unique_temp_id", ""),
            ("disable_link_preview", "false")
        );
        ShouldHave(comment["comment"], CommentFields);

        // Pasted into the address without encoding, with a sign too many at its end.
        var single = await Get("get_or_create_room_with_target?emails[]=php@x.y&emails[]=ann@x.y&");
        ShouldHave(single["room"], RoomFields);
        ShouldHave(single["room"]!["participants"]![0], ParticipantFields);
        ShouldHave((await Get($"load_comments?room_id={roomId}&page=1&limit=20"))["comments"]![0], CommentFields);
        ShouldHave(
            (await Post("get_rooms_info", ("user_email", "php@x.y"), ("room_id[]", roomId)))["rooms_info"]![0],
            InfoFields
        );

        async Task<JsonNode> Post(string call, params (string Name, string Value)[] fields) =>
            (await client.Send(HttpMethod.Post, Prefix + call, Multipart(fields))).Results();

        async Task<JsonNode> Get(string call) => (await client.Ask(call)).Results();
    }

    /// <summary>The PHP client andhikayuana/qiscus-unofficial: JSON with nulls and empty lists; false is 0 in a query.</summary>
    [Fact]
    public async Task Json_from_php()
    {
        var client = api.WithHeaders(("QISCUS_SDK_APP_ID", "shop"), ("QISCUS_SDK_SECRET", ChatApi.Secret));

        ShouldHave(
            (
                await Post(
                    "login_or_register",
                    """{"email":"json@x.y","username":"Json","password":null,"device_token":null,"device_platform":null,"avatar_url":null,"extras":[]}"""
                )
            )["user"],
            UserFields
        );
        ShouldHave((await Get("user_profile?user_email=json%40x.y"))["user"], UserFields);
        ShouldHave((await Post("update_profile", """{"email":"json@x.y"}"""))["user"], UserFields);
        ShouldHave((await Post("reset_user_token", """{"user_email":"json@x.y"}"""))["user"], UserFields);

        var made = await Post(
            "create_room",
            """{"name":"Json","creator":"json@x.y","participants":["json@x.y","ann@x.y"],"avatar_url":null,"options":null}"""
        );
        ShouldHave(made, SummaryFields);
        var (roomId, uniqueId) = (made["room_id"], made["unique_id"]);
        ShouldHave(
            (await Post("get_or_create_room_with_target", """{"emails":["json@x.y","ann@x.y"],"options":null}"""))[
                "room"
            ],
            RoomFields
        );
        ShouldHave(
            (
                await Post(
                    "get_or_create_channel",
                    """{"unique_id":"json-news","participants":["json@x.y"],"room_name":"News","avatar_url":null,"options":"{\"a\":1}"}"""
                )
            )["room"],
            RoomFields
        );
        ShouldHave(
            (
                await Post(
                    "update_room",
                    $$"""{"room_id":{{roomId}},"user_email":"json@x.y","room_name":"Other","avatar_url":null,"options":null}"""
                )
            )["room"],
            RoomFields
        );
        ShouldHave(
            (
                await Post(
                    "post_comment",
                    $$"""{"sender_email":"json@x.y","room_id":"{{uniqueId}}","message":"Hello","type":"text","payload":[],"extras":[]}"""
                )
            )["comment"],
            CommentFields
        );
        ShouldHave(
            (
                await Post(
                    "post_system_event_message",
                    $$"""{"room_id":{{roomId}},"system_event_type":"custom","message":"Closed","payload":{"a":1},"extras":{} }"""
                )
            )["comment"],
            CommentFields
        );
        ShouldHave(
            (
                await Post(
                    "get_rooms_info",
                    $$"""{"user_email":"json@x.y","room_id":[{{roomId}}],"room_unique_id":[],"show_participants":false,"show_removed":false}"""
                )
            )["rooms_info"]![0],
            InfoFields
        );
        ShouldHave(
            (
                await Get(
                    "get_user_rooms?user_email=json%40x.y&page=1&limit=20&type=group&show_participants=0&show_removed=0&show_empty=0"
                )
            )["rooms_info"]![0],
            InfoFields
        );
        ShouldHave(
            (await Get($"room_participants?room_unique_id={uniqueId}&offset=0&order_by_key_name=name&sorting=asc"))[
                "participants"
            ]![0],
            ParticipantFields
        );
        ShouldHave(
            (await Get("get_user_unread_count?user_emails%5B0%5D=json%40x.y&user_emails%5B1%5D=ann%40x.y"))[
                "user_unread_count"
            ]![1],
            "unread_count",
            "email"
        );
        ShouldHave((await Get($"load_comments?room_id={roomId}&page=1&limit=20"))["comments"]![0], CommentFields);
        await Post(
            "broadcast",
            """{"sender_email":"json@x.y","message":"Hello","emails":["ann@x.y"],"type":"text","payload":[],"extras":[]}"""
        );

        async Task<JsonNode> Post(string call, string body) => (await client.Tell(call, body)).Results();

        async Task<JsonNode> Get(string call) => (await client.Ask(call)).Results();
    }

    /// <summary>A client in Go: its library rewrites the header's name, and a DELETE bears its parameters as JSON.</summary>
    [Fact]
    public async Task Json_from_go()
    {
        var client = api.WithHeaders(("Qiscus_sdk_app_id", "shop"), ("Qiscus_sdk_secret", ChatApi.Secret));
        await client.Tell("login_or_register", """{"email":"go@x.y","username":"Go"}""");

        (
            await client.Send(
                HttpMethod.Delete,
                Prefix + "deactivate_users",
                Exchanges.Body("""{"user_ids":["go@x.y"]}""")
            )
        ).Results()["message"]!
            .ToString()
            .ShouldBe("deactivated: 1");
        (
            await client.Ask("get_user_list?page=1&limit=20&show_all=false&order_query=created_at+desc+nulls+last")
        ).Results()["users"]!
            .AsArray()
            .ShouldNotBeEmpty();
    }

    /// <summary>Clients in JavaScript write the brackets of a form into JSON, and so the names of a list's places.</summary>
    [Fact]
    public async Task Json_with_the_names_of_a_form() =>
        (await api.Shop.Tell("get_or_create_room_with_target", """{"emails[]":["ann@x.y","ben@x.y"]}""")).Results()[
            "room"
        ]!["id"]!
            .ToString()
            .ShouldBe("102");

    /// <summary>What every one of them shows to its user where something is wrong.</summary>
    [Theory]
    [InlineData("GET", "user_profile?user_email=no@x.y", 400)]
    [InlineData("POST", "nothing_here", 404)]
    [InlineData("GET", "post_comment", 405)]
    public async Task Refusals_have_a_message_and_a_list_of_reasons(string method, string call, int status)
    {
        var answer = await api.Shop.Send(new HttpMethod(method), Prefix + call);

        var error = JsonNode.Parse(answer.Body)!["error"]!;
        answer.Status.ShouldBe(status);
        ((string)error["message"]!).ShouldNotBeEmpty();
        error["detailed_messages"]!.AsArray().Select(message => (string)message!).ShouldAllBe(message => message != "");
    }

    /// <summary>As Guzzle sends it: each part with its length.</summary>
    private static ByteArrayContent Multipart((string Name, string Value)[] fields)
    {
        const string Boundary = "0f5d8a6be9d14b6d8a2f";
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            var length = Encoding.UTF8.GetByteCount(value);
            text.Append($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n");
            text.Append(length > 0 ? $"Content-Length: {length}\r\n" : "").Append($"\r\n{value}\r\n");
        }

        return new(Encoding.UTF8.GetBytes(text.Append($"--{Boundary}--\r\n").ToString()))
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}") },
        };
    }

    private static void ShouldHave(JsonNode? node, params string[] fields) =>
        fields.Except(node!.AsObject().Select(field => field.Key), StringComparer.Ordinal).ShouldBeEmpty();
}
