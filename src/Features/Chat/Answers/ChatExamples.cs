namespace Platform.Features.Chat;

/// <summary>Answers that several operations give, as the contract shows them.</summary>
internal static class ChatExamples
{
    public const string User = """
        {
          "results": {
            "user": {
              "id": 1, "id_str": "1", "email": "ann@example.com", "username": "Ann",
              "avatar_url": "https://example.com/ann.png", "avatar": { "avatar": { "url": "https://example.com/ann.png" } },
              "extras": {}, "last_comment_id": 0, "active": true, "token": "kj2oLfL9CwzKZXxkHfHEa1b2"
            }
          },
          "status": 200
        }
        """;

    public const string RoomSummary = """
        {
          "results": {
            "room_id": 16, "room_id_str": "16", "room_name": "Harbour", "room_type": "group", "room_avatar_url": "",
            "unique_id": "f82e5262-e9c4-4b7b-867a-ea890ba64f43", "options": null, "creator": "ann@example.com",
            "participants": ["ann@example.com", "ben@example.com"]
          },
          "status": 200
        }
        """;

    public const string Comment =
        """
            {
              "results": { "comment":
            """
        + OneComment
        + """
               },
              "status": 200
            }
            """;

    public const string Comments =
        """
            {
              "results": { "comments": [
            """
        + OneComment
        + """
               ] },
              "status": 200
            }
            """;

    public const string RoomAndComments =
        """
            {
              "results": { "room":
            """
        + OneRoom
        + """
               , "comments": [
            """
        + OneComment
        + """
               ] },
              "status": 200
            }
            """;

    public const string ChangedRoomAndComments =
        """
            {
              "results": { "changed": true, "room":
            """
        + OneRoom
        + """
               , "comments": [
            """
        + OneComment
        + """
               ] },
              "status": 200
            }
            """;

    public const string RoomsInfo =
        """
            { "results": { "rooms_info": [
            """
        + OneRoomInfo
        + """
             ] }, "status": 200 }
            """;

    public const string UserRooms =
        """
            { "results": { "meta": { "current_page": 1, "total_room": 1 }, "rooms_info": [
            """
        + OneRoomInfo
        + """
             ] }, "status": 200 }
            """;

    private const string OneRoomInfo = """
        {
          "room_id": 234, "room_id_str": "234", "room_name": "ann@example.com ben@example.com", "room_type": "single",
          "unique_id": "f82e5262-e9c4-4b7b-867a-ea890ba64f43", "room_avatar_url": "", "options": null,
          "last_comment_id": 985, "last_comment_id_str": "985", "last_comment_message": "Hello",
          "last_comment_timestamp": "2017-02-07T19:01:00Z", "unread_count": 1
        }
        """;

    private const string OneRoom = """
        {
          "id": 234, "id_str": "234", "unique_id": "f82e5262-e9c4-4b7b-867a-ea890ba64f43",
          "room_name": "ann@example.com ben@example.com", "raw_room_name": "ann@example.com ben@example.com",
          "chat_type": "single", "is_channel": false, "avatar_url": "", "options": null,
          "last_comment_id": 985, "last_comment_id_str": "985", "last_comment_message": "Hello",
          "last_topic_id": 234, "last_topic_id_str": "234",
          "participants": [
            {
              "id": 1, "id_str": "1", "email": "ann@example.com", "username": "Ann",
              "avatar_url": "https://example.com/ann.png", "extras": {}, "active": true,
              "last_comment_read_id": 985, "last_comment_read_id_str": "985",
              "last_comment_received_id": 985, "last_comment_received_id_str": "985"
            }
          ]
        }
        """;

    private const string OneComment = """
        {
          "id": 985, "id_str": "985", "comment_before_id": 984, "comment_before_id_str": "984",
          "room_id": 234, "room_id_str": "234", "topic_id": 234, "topic_id_str": "234",
          "room_name": "ann@example.com ben@example.com", "chat_type": "single",
          "type": "text", "message": "Hello", "payload": null, "extras": {}, "disable_link_preview": false,
          "user_id": 1, "user_id_str": "1", "email": "ann@example.com", "username": "Ann",
          "user_avatar_url": "https://example.com/ann.png",
          "user_avatar": { "avatar": { "url": "https://example.com/ann.png" } },
          "timestamp": "2017-02-07T19:01:00Z", "unix_timestamp": 1486494060, "unix_nano_timestamp": 1486494060000000000,
          "unique_temp_id": "CanBeAnything1234321", "status": "sent", "is_edited": false, "is_deleted": false
        }
        """;
}
