namespace Platform.Features.Chat;

/// <summary>The chapters of Chat's document.</summary>
internal static class ChatTopics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        Of(
            "Users",
            "People of the app, and the tokens that their devices use.",
            "deactivate_users",
            "erase_user",
            "get_user_list",
            "get_user_unread_count",
            "login_or_register",
            "reactivate_users",
            "remove_user_device_token",
            "reset_user_token",
            "set_user_device_token",
            "update_profile",
            "user_profile"
        ),
        Of(
            "Rooms",
            "Where users write to each other: two of them, or a group.",
            "add_room_participants",
            "clear_room_messages",
            "create_room",
            "delete_room",
            "get_or_create_channel",
            "get_or_create_room_with_target",
            "get_rooms_info",
            "get_user_rooms",
            "remove_room_participants",
            "room_participants",
            "update_room"
        ),
        Of(
            "Comments",
            "What is said in a room, by users or by the app itself.",
            "broadcast",
            "delete_messages",
            "load_comments",
            "post_comment",
            "post_system_event_message",
            "search_messages",
            "update_comment_status",
            "update_message",
            "upload",
            "uploads"
        ),
        Of("Webhooks", "Where the app is told what happens, and what was sent.", "webhook_logs", "webhooks"),
        Of("Events", "What happens, told to whoever listens.", "events"),
        Of("Backups", "All of an app as files, out of the service and into one.", "exports", "imports"),
    ];

    private static Topic Of(string name, string sentence, params string[] operations) =>
        new(name, sentence, [.. operations.Select(operation => $"{ChatArea.Prefix}/{operation}")]);
}
