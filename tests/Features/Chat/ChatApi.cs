using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>
/// The service with two apps whose users, rooms and keys are called the same: what one does must not be seen by the other.
/// </summary>
public class ChatApi : Api
{
    public const string Secret = "5h0p5h0p5h0p5h0p5h0p5h0p5h0p5h0p";
    public const string TwinSecret = "7w1n7w1n7w1n7w1n7w1n7w1n7w1n7w1n";

    private HttpClient? _shop;
    private HttpClient? _twin;

    protected override DateTimeOffset? Now => new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Calls as the app <c>shop</c>, number 1.</summary>
    public HttpClient Shop => _shop ??= WithHeaders(("QISCUS_SDK_SECRET", Secret));

    /// <summary>Calls as the app <c>twin</c>, number 2.</summary>
    public HttpClient Twin => _twin ??= WithHeaders(("QISCUS_SDK_SECRET", TwinSecret));

    protected override Task Arrange(TestDatabase database) => database.AddConversations();
}

/// <summary>Rows of the area, made with SQL.</summary>
internal static class ChatRows
{
    public static Task AddApp(this TestDatabase database, string code, string secret) =>
        database.Execute(
            """
            insert into chat.app (app_id, name, created_at) values (:code, :code, '2026-11-29 09:00Z');
            insert into chat.app_user (
                app_id, email, username, password_hash, auth_token, is_system, created_at, updated_at
            )
            select id, 'system@' || app_id, 'System', '', 'system', true, created_at, created_at
            from chat.app
            where app_id = :code;
            insert into chat.app_secret (digest, app_id, created_at)
            select :digest, id, created_at from chat.app where app_id = :code;
            """,
            ("code", code),
            ("digest", SecretCache.DigestOf(secret))
        );

    /// <summary>
    /// In each app Ann, Ben and Cleo (11 to 13, 21 to 23), a group of Ann and Ben with three comments (room 101, 201),
    /// and their single room without any (102, 202). What is made later counts from 31, 501 and 5001.
    /// </summary>
    public static async Task AddConversations(this TestDatabase database)
    {
        await database.AddApp("shop", ChatApi.Secret);
        await database.AddApp("twin", ChatApi.TwinSecret);
        await database.Execute(
            """
            insert into chat.app_user (
                id, app_id, email, username, avatar_url, password_hash, auth_token, extras, created_at, updated_at
            )
            select
                app.id * 10 + person.id,
                app.id,
                person.email,
                person.name,
                person.picture,
                '',
                'token-of-' || lower(person.name),
                person.extras::json,
                '2026-11-29 09:10Z',
                '2026-11-29 09:10Z'
            from chat.app
            cross join (
                values
                    (1, 'ann@x.y', 'Ann', 'https://x.y/ann.png', '{"b": 1.0, "a": null}'),
                    (2, 'ben@x.y', 'Ben', '', '{}'),
                    (3, 'cleo@x.y', 'Cleo', '', '{}')
            ) as person (id, email, name, picture, extras);

            insert into chat.room (
                id, app_id, unique_id, type, name, creator_id, pair_low, pair_high, comment_seq, last_comment_id,
                last_comment_message, last_comment_at, created_at
            )
            select
                app.id * 100 + room.id,
                app.id,
                room.unique_id,
                room.type,
                room.name,
                app.id * 10 + 1,
                case when room.type = 'single' then app.id * 10 + 1 end,
                case when room.type = 'single' then app.id * 10 + 2 end,
                room.comment_seq,
                case when room.comment_seq > 0 then app.id * 1000 + 3 else 0 end,
                case when room.comment_seq > 0 then 'All well?' else '' end,
                case when room.comment_seq > 0 then timestamptz '2026-11-29 09:23Z' end,
                '2026-11-29 09:20Z'
            from chat.app
            cross join (
                values (1, 'harbour', 'group', 'Harbour', 3), (2, 'single-ab', 'single', 'ann@x.y ben@x.y', 0)
            ) as room (id, unique_id, type, name, comment_seq);

            insert into chat.participant (app_id, room_id, user_id, read_seq, read_comment_id, received_comment_id, joined_at)
            select
                app.id,
                app.id * 100 + room.id,
                app.id * 10 + person.id,
                case when room.id = 1 then person.read_seq else 0 end,
                case when room.id = 1 then app.id * 1000 + person.read_seq else 0 end,
                case when room.id = 1 then app.id * 1000 + person.read_seq else 0 end,
                '2026-11-29 09:20Z'
            from chat.app
            cross join (values (1), (2)) as room (id)
            cross join (values (1, 1), (2, 3)) as person (id, read_seq)
            order by app.id, room.id, person.id;

            insert into chat.comment (
                id, app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
            )
            select
                app.id * 1000 + said.seq,
                app.id,
                app.id * 100 + 1,
                said.seq,
                case when said.seq > 1 then app.id * 1000 + said.seq - 1 else 0 end,
                app.id * 10 + said.author,
                'text',
                said.message,
                'k' || said.seq,
                timestamptz '2026-11-29 09:20Z' + said.seq * interval '1 minute'
            from chat.app
            cross join (values (1, 1, 'Hello'), (2, 2, 'Hi Ann'), (3, 2, 'All well?')) as said (seq, author, message);

            select setval('chat.app_user_id_seq', 30), setval('chat.room_id_seq', 500), setval('chat.comment_id_seq', 5000);
            """
        );
    }

    /// <summary>The users, the room and the comment of the document's examples.</summary>
    public static Task AddExamples(this TestDatabase database, string code) =>
        database.Execute(
            """
            with person as (
                insert into chat.app_user (app_id, email, username, password_hash, auth_token)
                select app.id, person.email, person.name, '', app.app_id || person.email
                from chat.app
                cross join (
                    values ('ann@example.com', 'Ann'), ('ben@example.com', 'Ben'), ('cleo@example.com', 'Cleo')
                ) as person (email, name)
                where app.app_id = :code
                returning id, app_id, email
            ),

            room as (
                insert into chat.room (
                    app_id, unique_id, type, name, creator_id, comment_seq, last_comment_id, last_comment_message,
                    last_comment_at
                )
                select person.app_id, 'harbour', 'group', 'Harbour', person.id, 1, nextval('chat.comment_id_seq'), 'Hello', now()
                from person
                where person.email = 'ann@example.com'
                returning id, app_id, creator_id, last_comment_id
            ),

            said as (
                insert into chat.comment (
                    id, app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
                )
                select last_comment_id, app_id, id, 1, 0, creator_id, 'text', 'Hello', 'CanBeAnything1234321', now()
                from room
            )

            insert into chat.participant (app_id, room_id, user_id)
            select room.app_id, room.id, person.id
            from room
            inner join person on person.email <> 'cleo@example.com';

            insert into chat.webhook_endpoint (app_id, url, secret)
            select id, 'https://shop.example/chat', 'whsec_' from chat.app where app_id = :code;
            """,
            ("code", code)
        );

    /// <summary>A group room of its own for a test that changes it, in the app <c>shop</c>.</summary>
    public static Task<long> AddRoom(this TestDatabase database, string uniqueId, params long[] users) =>
        database.Value<long>(
            """
            with created as (
                insert into chat.room (app_id, unique_id, type, name, creator_id, created_at)
                values (1, :unique_id, 'group', :unique_id, 11, '2026-11-29 09:30Z')
                returning id
            ),

            joined as (
                insert into chat.participant (app_id, room_id, user_id, joined_at)
                select 1, created.id, member.id, '2026-11-29 09:30Z'
                from created
                cross join unnest(:users) with ordinality as member (id, ordinal)
                order by member.ordinal
            )

            select id from created
            """,
            ("unique_id", uniqueId),
            ("users", users)
        );

    /// <summary>
    /// Whether the chain of every room holds: numbers without a gap, each comment after the one before it, and the
    /// room's end at the last.
    /// </summary>
    public static async Task ShouldHoldAllChains(this TestDatabase database) =>
        (
            await database.Rows(
                """
                select 'link', room_id, id
                from (
                    select
                        comment.*,
                        row_number() over (partition by room_id order by id) as place,
                        coalesce(lag(id) over (partition by room_id order by id), 0) as before
                    from chat.comment
                ) as comment
                where comment_before_id <> before or room_seq <> place
                union all
                select 'end', room.id, room.last_comment_id
                from chat.room
                left join lateral (
                    select count(*) as number, coalesce(max(id), 0) as last
                    from chat.comment
                    where comment.room_id = room.id
                ) as chain on true
                where
                    (room.comment_seq, room.last_comment_id) <> (chain.number, chain.last)
                    and room.deleted_at is null
                """
            )
        ).ShouldBeEmpty();
}

/// <summary>Calls of the area as tests make them.</summary>
internal static partial class ChatCalls
{
    private const string Prefix = "/api/v2/rest/";

    public static Task<Exchange> Ask(this HttpClient client, string call) => client.Get(Prefix + call);

    public static Task<Exchange> Tell(this HttpClient client, string call, string json) =>
        client.Post(Prefix + call, json);

    public static Task<Exchange> TellForm(this HttpClient client, string call, params (string, string)[] fields) =>
        client.Send(HttpMethod.Post, Prefix + call, Exchanges.Form(fields));

    /// <summary>The <c>results</c> of a success.</summary>
    public static JsonNode Results(this Exchange exchange)
    {
        exchange.Status.ShouldBe(200, exchange.ToString());

        return JsonNode.Parse(exchange.Body)!["results"]!;
    }

    /// <summary>The sentences of a refusal.</summary>
    public static IReadOnlyList<string> Problems(this Exchange exchange, int status = 400)
    {
        exchange.Status.ShouldBe(status, exchange.ToString());
        var error = JsonNode.Parse(exchange.Body)!;
        ((int)error["status"]!).ShouldBe(status);

        return [.. error["error"]!["detailed_messages"]!.AsArray().Select(message => (string)message!)];
    }

    /// <summary>Without what is made at random, and with the first number for whatever was made while testing.</summary>
    public static Exchange Stable(this Exchange exchange) =>
        exchange with
        {
            Body = Comments()
                .Replace(
                    Rooms()
                        .Replace(
                            Keys().Replace(Tokens().Replace(Guids().Replace(exchange.Body, "…"), "\"…\""), "\"…\""),
                            "501"
                        ),
                    "5001"
                ),
        };

    [GeneratedRegex(@"(?<=id(_str)?"": ?""?)5\d{2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rooms();

    [GeneratedRegex(@"(?<=id(_str)?"": ?""?)5\d{3}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guids();

    [GeneratedRegex("(?<=\"token\": ?)\"[A-Za-z0-9]{24}\"", RegexOptions.None, 1000)]
    private static partial Regex Tokens();

    [GeneratedRegex("(?<=\"unique_temp_id\": ?)\"[A-Za-z0-9]{20}\"", RegexOptions.None, 1000)]
    private static partial Regex Keys();
}
