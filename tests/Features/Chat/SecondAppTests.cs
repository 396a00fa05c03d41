using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Tests.Contract;

namespace Platform.Tests.Features.Chat;

/// <summary>
/// Every operation, called by one app with names that both apps have and with the numbers of the other's rows: nothing of
/// the other is shown, and nothing of it is changed.
/// </summary>
public sealed partial class SecondAppTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Shared = "\"user_email\":\"ann@x.y\"";

    /// <summary>
    /// What each operation is called with: query or JSON. <c>§</c> stands for the room, by its name in both apps or by the
    /// other app's number. An operation that is missing here fails the test.
    /// </summary>
    private static readonly Dictionary<string, string[]> Calls = new(StringComparer.Ordinal)
    {
        ["Chat.AddRoomParticipants"] = ["""{"room_id":"§","emails":["cleo@x.y"]}"""],
        ["Chat.Broadcast"] = ["""{"sender_email":"ann@x.y","emails":["ben@x.y"],"message":"x"}"""],
        ["Chat.ClearRoomMessages.delete"] = ["room_channel_ids[]=§"],
        ["Chat.ClearRoomMessages.post"] = ["""{"room_channel_ids":["§"]}"""],
        ["Chat.CreateExport"] = ["""{"type":"comments"}"""],
        ["Chat.CreateImport"] = ["file"],
        ["Chat.CreateRoom"] = ["""{"name":"x","participants":["ann@x.y"],"creator":"ann@x.y"}"""],
        ["Chat.DeactivateUsers.delete"] = ["emails[]=cleo@x.y"],
        ["Chat.DeactivateUsers.post"] = ["""{"emails":["cleo@x.y"]}"""],
        ["Chat.DeleteExport"] = [""],
        ["Chat.DeleteMessages.delete"] = ["unique_ids[]=k1"],
        ["Chat.DeleteMessages.post"] = ["""{"unique_ids":["k2"]}"""],
        ["Chat.DeleteWebhook"] = ["url=http://x.y/twin", "url=https://x.y/shop"],
        ["Chat.DeleteRoom"] = ["""{"room_id":"§"}"""],
        ["Chat.DownloadExport"] = [""],
        ["Chat.EraseUser"] = ["""{"user_email":"cleo@x.y","delete_messages":true}"""],
        ["Chat.GetExport"] = [""],
        ["Chat.GetImport"] = [""],
        ["Chat.GetOrCreateChannel.get"] = ["unique_id=harbour&participants[]=ann@x.y"],
        ["Chat.GetOrCreateChannel.post"] = ["""{"unique_id":"harbour","participants":["ben@x.y"]}"""],
        ["Chat.GetOrCreateRoomWithTarget.get"] = ["emails[]=ann@x.y&emails[]=ben@x.y"],
        ["Chat.GetOrCreateRoomWithTarget.post"] = ["""{"emails":["ann@x.y","ben@x.y"]}"""],
        ["Chat.GetRoomsInfo.get"] = ["user_email=ann@x.y&room_id[]=§&show_participants=true"],
        ["Chat.GetRoomsInfo.post"] = [$$"""{{{Shared}},"room_id":["§"],"room_unique_id":["harbour"]}"""],
        ["Chat.GetUpload"] = [""],
        ["Chat.GetUserProfile"] = ["user_email=ann@x.y"],
        ["Chat.GetUserRooms"] = ["user_email=ann@x.y&show_participants=true&show_empty=true"],
        ["Chat.GetUserUnreadCount"] = ["user_emails[]=ann@x.y"],
        ["Chat.ListExports"] = ["page=1"],
        ["Chat.ListImports"] = ["page=1"],
        ["Chat.ListRoomParticipants"] = ["room_unique_id=§"],
        ["Chat.ListUsers"] = ["limit=100"],
        ["Chat.ListWebhookLogs"] = ["limit=100", "url=http://x.y/twin"],
        ["Chat.ListWebhooks"] = [""],
        ["Chat.LoadComments.get"] = ["room_id=§", "room_id=§&last_comment_id=2003"],
        ["Chat.LoadComments.post"] = ["""{"room_id":"§","after":true}"""],
        ["Chat.LoginOrRegister"] =
        [
            """{"email":"ann@x.y","username":"Other","device_token":"d","device_platform":"ios"}""",
        ],
        ["Chat.PostComment"] =
        [
            """{"sender_email":"ann@x.y","room_id":"§","message":"x","unique_temp_id":"k1"}""",
            """{"sender_email":"ann@x.y","room_id":"§","type":"reply","payload":{"text":"x","replied_comment_id":2001}}""",
        ],
        ["Chat.PostSystemEventMessage"] =
        [
            """{"system_event_type":"add_member","room_id":"§","subject_email":"ann@x.y","object_email":["ben@x.y"]}""",
        ],
        ["Chat.ReactivateUsers"] = ["""{"emails":["cleo@x.y"]}"""],
        ["Chat.RemoveDeviceToken"] = [$$"""{{{Shared}},"device_token":"d","device_platform":"ios"}"""],
        ["Chat.RemoveRoomParticipants"] = ["""{"room_id":"§","emails":["ben@x.y"]}"""],
        ["Chat.ResetUserToken"] = [$$"""{{{Shared}}}"""],
        ["Chat.ResendWebhooks"] = ["""{"ids":[2001]}""", """{"url":"http://x.y/twin"}"""],
        ["Chat.SaveWebhook"] = ["""{"url":"https://x.y/shop","enabled":false}"""],
        ["Chat.SearchMessages.get"] = ["user_email=ann@x.y&query=hello&room_id=§"],
        ["Chat.SearchMessages.post"] = [$$"""{{{Shared}},"query":"hello"}"""],
        ["Chat.SetDeviceToken"] = [$$"""{{{Shared}},"device_token":"d","device_platform":"ios"}"""],
        ["Chat.StreamEvents"] = ["user_email=ann@x.y", "last_event_id=2001"],
        ["Chat.TestWebhook"] = ["""{"url":"http://x.y/twin"}"""],
        ["Chat.UpdateCommentStatus"] =
        [
            $$"""{{{Shared}},"room_id":"§"}""",
            $$"""{{{Shared}},"room_id":"§","last_comment_read_id":2003}""",
        ],
        ["Chat.UpdateMessage"] = ["""{"unique_temp_id":"k3","message":"x"}"""],
        ["Chat.UpdateProfile"] = ["""{"email":"ann@x.y","name":"x"}"""],
        ["Chat.UpdateRoom"] = [$$"""{{{Shared}},"room_id":"§","room_name":"x"}"""],
        ["Chat.UploadFile"] = ["file"],
    };

    [Fact]
    public async Task Sees_nothing_of_the_first_and_changes_nothing_there()
    {
        await api.Database.Execute(
            """
            insert into chat.user_device (app_id, user_id, platform, token) values (2, 21, 'ios', 'd');
            insert into chat.webhook_endpoint (app_id, url, secret, is_enabled)
            values (2, 'http://x.y/twin', 'whsec_dHdpbg==', false);
            insert into chat.event (id, app_id, type) values (2001, 2, 'test');
            insert into chat.webhook_delivery (id, event_id, endpoint_id, status)
            select 2001, 2001, id, 'dead' from chat.webhook_endpoint;
            """
        );
        var before = await Rows();
        before.Count.ShouldBeGreaterThan(5);
        var operations = (await Operation.Of(api, "Chat"))
            .OrderBy(operation => Ends().IsMatch(operation.Path))
            .ToList();
        var reached = 0;

        foreach (var room in new[] { "201", "202", "harbour" })
        {
            foreach (var operation in operations)
            {
                var id = (string)operation.Json["operationId"]!;
                Calls.Keys.ShouldContain(id, "what it is called with has its place in this table");
                foreach (var call in Calls[id].Select(call => call.Replace("§", room, StringComparison.Ordinal)))
                {
                    var answer = await Send(operation, call);

                    answer.Status.ShouldBeLessThan(500, answer.ToString());
                    reached += answer.Status == 200 ? 1 : 0;
                    Foreign().IsMatch(answer.Body).ShouldBeFalse($"{room}: {answer}");
                    (await Rows()).ShouldBe(before, answer.ToString());
                }
            }
        }

        reached.ShouldBeGreaterThan(operations.Count, "most operations were really done");
    }

    private Task<Exchange> Send(Operation operation, string call)
    {
        var method = new HttpMethod(operation.Method);
        if (call == "file")
        {
            var file = new ByteArrayContent([1]);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");

            return api.Shop.Send(
                method,
                operation.Path,
                new MultipartFormDataContent("x") { { file, "file", "a.png" } }
            );
        }

        return call.StartsWith('{')
            ? api.Shop.Send(method, operation.Path, new StringContent(call, Encoding.UTF8, "application/json"))
            : api.Shop.Send(method, $"{operation.ExamplePath.Split('?')[0]}?{call}");
    }

    /// <summary>A line for each table with a digest of what the second app has in it.</summary>
    private async Task<IReadOnlyList<string>> Rows()
    {
        var tables = await api.Database.Rows(
            """
            select table_name
            from information_schema.columns
            inner join information_schema.tables using (table_schema, table_name)
            where table_schema = 'chat' and table_type = 'BASE TABLE' and column_name = 'app_id' and data_type = 'bigint'
            order by 1
            """
        );
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange(
                await api.Database.Rows(
                    $"select '{table}', count(*), md5(string_agg(line::text, '' order by line::text)) from chat.{table} as line where app_id = 2"
                )
            );
        }

        rows.AddRange(await api.Database.Rows("select * from chat.webhook_delivery where id = 2001"));

        return rows;
    }

    /// <summary>What these take away the others need.</summary>
    [GeneratedRegex("/(delete|clear|erase|remove|deactivate)_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ends();

    /// <summary>Numbers and secrets of the second app's rows: users 2 and 21 to 23, rooms 201 and 202, comments 2001 to 2003, delivery 2001.</summary>
    [GeneratedRegex(
        """(?<!unique_)id(_str)?": ?"?(2|2[123]|20[12]|200[123])\b|twin|whsec_dHdpbg""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Foreign();
}
