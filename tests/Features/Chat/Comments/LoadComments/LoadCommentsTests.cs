namespace Platform.Tests.Features.Chat;

public sealed class LoadCommentsTests(LoadCommentsTests.Long api) : IClassFixture<LoadCommentsTests.Long>
{
    /// <summary>A room with 250 comments, 3001 to 3250, called 1 to 250.</summary>
    public sealed class Long : ChatApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            var roomId = await database.AddRoom("long", 11, 12);
            await database.Execute(
                """
                insert into chat.comment (
                    id, app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
                )
                select
                    3000 + seq, 1, :room_id, seq, case when seq > 1 then 2999 + seq else 0 end, 11, 'text', seq::text,
                    'long-' || seq, '2026-11-29 09:40Z'
                from generate_series(1, 250) as seq;
                update chat.room
                set comment_seq = 250, last_comment_id = 3250, last_comment_message = '250', last_comment_at = '2026-11-29 09:40Z'
                where id = :room_id;
                """,
                ("room_id", roomId)
            );
        }
    }

    [Fact]
    public async Task Newest_first() => await Verify(await api.Shop.Ask("load_comments?room_id=harbour"));

    [Theory]
    [InlineData("", "250-231")]
    [InlineData("&page=2", "230-211")]
    [InlineData("&page=13", "10-1")]
    [InlineData("&page=14", "")]
    [InlineData("&page=9223372036854775807", "")]
    [InlineData("&limit=9223372036854775807", "250-151")]
    [InlineData("&limit=1&page=250", "1-1")]
    [InlineData("&limit=500", "250-151")]
    [InlineData("&limit=100&page=3", "50-1")]
    [InlineData("&last_comment_id=3011", "10-1")]
    [InlineData("&last_comment_id=3100&page=7&limit=2", "99-98")]
    [InlineData("&last_comment_id=3001", "")]
    [InlineData("&last_comment_id=0", "250-231")]
    [InlineData("&after=true&last_comment_id=3100&limit=3", "103-101")]
    [InlineData("&after=true&last_comment_id=3249", "250-250")]
    [InlineData("&after=true&last_comment_id=3250", "")]
    [InlineData("&after=true", "20-1")]
    public async Task Stretches(string query, string expected)
    {
        var comments = (await api.Shop.Ask("load_comments?room_id=long" + query)).Results()["comments"]!.AsArray();

        (comments.Count == 0 ? "" : $"{comments[0]!["message"]}-{comments[^1]!["message"]}").ShouldBe(expected);
        comments
            .Select(comment => int.Parse((string)comment!["message"]!))
            .ShouldBe(comments.Select((_, at) => int.Parse((string)comments[0]!["message"]!) - at));
    }

    [Fact]
    public async Task A_room_without_comments() =>
        (await api.Shop.Tell("load_comments", """{"room_id":102}""")).Results()["comments"]!.AsArray().ShouldBeEmpty();

    [Theory]
    [InlineData("room_id=101&page=0", "page must be 1 or more")]
    [InlineData("room_id=101&limit=abc", "limit must be a whole number")]
    [InlineData("room_id=101&limit=0", "limit must be 1 or more")]
    [InlineData("room_id=201", "room_id names no room")]
    [InlineData("room_id=101&last_comment_id=2001", "last_comment_id names no comment of the room")]
    public async Task Refusals(string query, string problem) =>
        (await api.Shop.Ask("load_comments?" + query)).Problems().ShouldBe([problem]);

    /// <summary>Some clients send one; it is held to the same rules as that of a POST.</summary>
    [Theory]
    [InlineData("text/plain", 1, 415)]
    [InlineData("application/x-www-form-urlencoded", 1024 * 1024 + 1, 413)]
    public async Task The_body_of_a_get(string type, int length, int status) =>
        (
            await api.Shop.Send(
                HttpMethod.Get,
                "/api/v2/rest/load_comments?room_id=101",
                Exchanges.Body(new string('x', length), type)
            )
        ).Status.ShouldBe(status);

    [Fact]
    public async Task No_room() => await Verify(await api.Shop.Ask("load_comments?room_id=nowhere&page=x"));
}
