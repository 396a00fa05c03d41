using System.Text;

namespace Platform.Tests.Features.Chat;

/// <summary>Every length that docs/chat.md tells: what just fits is taken, one more is refused by the parameter's name.</summary>
public sealed class LimitsTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Sender = "\"sender_email\":\"ann@x.y\",\"room_id\":102,\"message\":\"x\"";
    private const string Creator = "\"participants\":[\"ann@x.y\"],\"creator\":\"ann@x.y\"";

    /// <summary>Call, body with <c>§</c> for the value, its field, the longest value, and of what it is made.</summary>
    public static TheoryData<string, string, string, int, string> Texts =>
        new()
        {
            { "login_or_register", """{"email":"§","username":"U"}""", "email", 254, "é" },
            { "login_or_register", """{"email":"ann@x.y","username":"§"}""", "username", 255, "😀" },
            { "login_or_register", """{"email":"ann@x.y","password":"§"}""", "password", 1024, "é" },
            {
                "login_or_register",
                """{"email":"ann@x.y","device_token":"§","device_platform":"rn"}""",
                "device_token",
                1024,
                "t"
            },
            { "update_profile", """{"email":"ann@x.y","name":"§"}""", "name", 255, "😀" },
            { "create_room", $$"""{"name":"§",{{Creator}}}""", "name", 255, "😀" },
            { "create_room", $$"""{"name":"x",{{Creator}},"options":"§"}""", "options", 64 * 1024, "o" },
            { "update_room", """{"user_email":"ann@x.y","room_id":101,"room_name":"§"}""", "room_name", 255, "é" },
            {
                "get_or_create_channel",
                """{"unique_id":"§","participants":["ann@x.y"],"room_name":"x"}""",
                "unique_id",
                255,
                "é"
            },
            { "post_comment", """{"sender_email":"ann@x.y","room_id":102,"message":"§"}""", "message", 4000, "😀" },
            { "post_comment", $$"""{{{Sender}},"unique_temp_id":"§"}""", "unique_temp_id", 255, "é" },
            { "broadcast", """{"sender_email":"ann@x.y","emails":["ben@x.y"],"message":"§"}""", "message", 4000, "😀" },
            { "update_message", """{"unique_temp_id":"k1","message":"§"}""", "message", 4000, "😀" },
            {
                "post_system_event_message",
                """{"system_event_type":"custom","room_id":102,"message":"§"}""",
                "message",
                5000,
                "😀"
            },
            {
                "post_system_event_message",
                """{"system_event_type":"create_room","room_id":102,"subject_email":"ann@x.y","updated_room_name":"§"}""",
                "updated_room_name",
                255,
                "é"
            },
            { "search_messages", """{"user_email":"ann@x.y","query":"§"}""", "query", 255, "é" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public Task A_text_has_an_end(string call, string body, string field, int longest, string sign) =>
        ShouldEnd(call, body, field, longest, length => new StringBuilder().Insert(0, sign, length).ToString());

    /// <summary>An address of so many characters.</summary>
    [Theory]
    [InlineData("login_or_register", """{"email":"ann@x.y","avatar_url":"§"}""", "avatar_url")]
    [InlineData("create_room", $$"""{"name":"x",{{Creator}},"avatar_url":"§"}""", "avatar_url")]
    [InlineData("update_room", """{"user_email":"ann@x.y","room_id":101,"room_avatar_url":"§"}""", "room_avatar_url")]
    public Task An_address_has_an_end(string call, string body, string field) =>
        ShouldEnd(call, body, field, 2048, length => "https://x.y/".PadRight(length, 'p'));

    /// <summary>In bytes as sent, and what the service adds does not count.</summary>
    [Theory]
    [InlineData("post_comment", $$"""{{{Sender}},"payload":§}""", "payload")]
    [InlineData("post_comment", $$"""{{{Sender}},"extras":§}""", "extras")]
    [InlineData("broadcast", """{"sender_email":"ann@x.y","emails":["ben@x.y"],"message":"x","extras":§}""", "extras")]
    [InlineData("login_or_register", """{"email":"ann@x.y","extras":§}""", "extras")]
    [InlineData("update_profile", """{"email":"ann@x.y","extras":§}""", "extras")]
    [InlineData(
        "post_system_event_message",
        """{"system_event_type":"custom","room_id":102,"message":"x","payload":§}""",
        "payload"
    )]
    public Task Json_has_an_end(string call, string body, string field) =>
        ShouldEnd(call, body, field, 64 * 1024, bytes => $$"""{"é":"{{new string('x', bytes - 9)}}"}""");

    /// <summary>So many users of a call, so many rooms; nobody of them is there.</summary>
    [Theory]
    [InlineData("create_room", """{"name":"x","creator":"ann@x.y","participants":§}""", "participants", 1000)]
    [InlineData("add_room_participants", """{"room_id":101,"emails":§}""", "emails", 1000)]
    [InlineData("remove_room_participants", """{"room_id":101,"emails":§}""", "emails", 1000)]
    [InlineData("get_or_create_channel", """{"unique_id":"long","participants":§}""", "participants", 1000)]
    [InlineData("broadcast", """{"sender_email":"ann@x.y","message":"x","emails":§}""", "emails", 30)]
    [InlineData("deactivate_users", """{"emails":§}""", "emails", 100)]
    [InlineData("reactivate_users", """{"emails":§}""", "emails", 100)]
    [InlineData("delete_messages", """{"unique_ids":§}""", "unique_ids", 100)]
    [InlineData("clear_room_messages", """{"room_channel_ids":§}""", "room_channel_ids", 100)]
    [InlineData("get_rooms_info", """{"user_email":"ann@x.y","room_id":§}""", "room_id", 100)]
    public async Task A_list_has_an_end(string call, string body, string field, int longest)
    {
        var (fits, tooMany) = (await Tell(longest), await Tell(longest + 1));

        if (fits.Status != 200)
        {
            fits.Problems().ShouldAllBe(problem => problem.StartsWith($"{field} names no"));
        }

        tooMany.Problems().ShouldBe([$"{field} names {longest + 1}, at most {longest} are read"]);

        Task<Exchange> Tell(int length) =>
            api.Shop.Tell(call, body.Replace("§", $"""["{string.Join("\",\"", Enumerable.Range(0, length))}"]"""));
    }

    private async Task ShouldEnd(string call, string body, string field, int longest, Func<int, string> made)
    {
        var fits = await api.Shop.Tell(call, body.Replace("§", made(longest)));
        var tooLong = await api.Shop.Tell(call, body.Replace("§", made(longest + 1)));

        fits.Status.ShouldBe(200, fits.ToString());
        tooLong.Problems().ShouldHaveSingleItem().ShouldStartWith(field + " ");
    }
}
