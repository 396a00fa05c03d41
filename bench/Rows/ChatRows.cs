using System.Globalization;
using System.Text;
using Platform.Bench.Load;
using Platform.Bench.Stage;
using Platform.Features.Chat;

namespace Platform.Bench.Rows;

/// <summary>Posting, reading a long chain near its end and far from it, and the rooms of a user.</summary>
internal static class ChatRows
{
    /// <summary>Whose page may cost how many times another's.</summary>
    public static readonly (string Wide, string Narrow, double AtMost)[] Pairs =
    [
        ("chat-comments-page-500", "chat-comments-page-1", 1.3),
    ];

    private static readonly string[] Names =
    [
        "chat-post-hot-room",
        "chat-post-1000-rooms",
        "chat-comments-page-1",
        "chat-comments-page-500",
        "chat-rooms-info-100",
        "chat-live",
    ];

    /// <summary>Of the app.</summary>
    public static string Secret { get; } = SecretCache.NewSecret();

    public static async Task<IReadOnlyList<EndpointRow>> All(Site site, CancellationToken stop)
    {
        if (!Names.Any(site.Options.Wants))
        {
            return [];
        }

        await site.Database.Execute(
            "Chat.Load",
            stop,
            ("digest", SecretCache.DigestOf(Secret)),
            ("comments", site.Options.Small ? 100_000L : 1_000_000L)
        );
        await site.Database.Run("vacuum analyze chat.comment", stop);
        await site.Database.Run("analyze", stop);
        var ids = await site.Database.Numbers("Chat.Ids", stop);
        var (hot, first, last, user) = (ids[0], ids[1], ids[2], ids[3]);

        return
        [
            Post("chat-post-hot-room", ["hot"], $"random({hot}, {hot})", user),
            Post(
                    "chat-post-1000-rooms",
                    [.. Enumerable.Range(1, 1_000).Select(number => $"room-{number}")],
                    $"random({first}, {last})",
                    user
                )
                .WithPeer(
                    "id",
                    "id_str",
                    "comment_before_id",
                    "comment_before_id_str",
                    "unique_temp_id",
                    "timestamp",
                    "unix_timestamp",
                    "unix_nano_timestamp"
                ),
            Page("chat-comments-page-1", 1).WithPeer(),
            Page("chat-comments-page-500", 500),
            Rooms("chat-rooms-info-100").WithPeer(),
        ];
    }

    public static byte[] Comment(string room) =>
        Encoding.UTF8.GetBytes($$"""{"sender_email":"user-1","room_id":"{{room}}","message":"Hello, harbour"}""");

    /// <summary>pgbench appends with a fresh key each time; whom and what a call names it is told beforehand.</summary>
    private static EndpointRow Post(string name, IReadOnlyList<string> rooms, string roomId, long userId) =>
        new(name, [.. rooms.Select(room => Ask("POST", "post_comment", Comment(room)))])
        {
            Target = 0.5,
            IsCompared = false,
            Sql = (
                Statement.Named("Chat/PostComment.Append"),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["app_id"] = "1",
                    ["room_id"] = roomId,
                    ["user_id"] = string.Create(CultureInfo.InvariantCulture, $"{userId}"),
                    ["type"] = "text",
                    ["message"] = "Hello, harbour",
                    ["payload"] = null,
                    ["extras"] = "{}",
                    ["disable_link_preview"] = "false",
                    ["unique_temp_id"] = "random(1, 9000000000000000000)",
                    ["parent_id"] = null,
                    ["now"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                }
            ),
        };

    private static EndpointRow Page(string name, int page) =>
        new(name, [Ask("GET", string.Create(CultureInfo.InvariantCulture, $"load_comments?room_id=long&page={page}"))])
        {
            Target = 0.5,
        };

    private static EndpointRow Rooms(string name)
    {
        var rooms = string.Join('&', Enumerable.Range(1, 100).Select(number => $"room_id[]=room-{number}"));

        return new(name, [Ask("GET", $"get_rooms_info?user_email=user-1&{rooms}")])
        {
            Target = 0.5,
            IsCompared = false,
            Weight = 10,
        };
    }

    private static Request Ask(string method, string call, byte[]? body = null) =>
        Request.With($"QISCUS_SDK_SECRET: {Secret}", method, $"{ChatArea.Prefix}/{call}", body);
}
