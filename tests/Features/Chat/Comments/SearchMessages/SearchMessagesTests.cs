namespace Platform.Tests.Features.Chat;

public sealed class SearchMessagesTests(SearchMessagesTests.Texts api) : IClassFixture<SearchMessagesTests.Texts>
{
    public sealed class Texts : ChatApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            var roomId = await database.AddRoom("texts", 11, 12);
            await database.Execute(
                """
                insert into chat.comment (
                    id, app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at,
                    deleted_at
                )
                select
                    3000 + said.seq, 1, :room_id, said.seq, case when said.seq > 1 then 2999 + said.seq else 0 end, 11, 'text',
                    said.message, 'texts-' || said.seq, '2026-11-29 09:40Z', null
                from unnest(:messages) with ordinality as said (message, seq);
                insert into chat.comment (
                    id, app_id, room_id, room_seq, comment_before_id, user_id, type, message, unique_temp_id, created_at
                )
                select
                    3000 + seq, 1, :room_id, seq, 2999 + seq, 11, 'text', 'many', 'texts-' || seq, '2026-11-29 09:40Z'
                from generate_series(7, 156) as seq;
                update chat.room set comment_seq = 156, last_comment_id = 3156, last_comment_at = '2026-11-29 09:40Z'
                where id = :room_id;
                """,
                ("room_id", roomId),
                ("messages", new[] { "ПРИВЕТ, мир", "100% sure", "100 and more", @"a_b \ c", "aXb", "İstanbul ÉTÉ" })
            );
        }
    }

    [Theory]
    [InlineData("привет", "3001")]
    [InlineData("été", "3006")]
    [InlineData("00%", "3002")]
    [InlineData("a_b", "3004")]
    [InlineData("a__", "")]
    [InlineData(@"\ c", "3004")]
    [InlineData("HELLO", "1001")]
    [InlineData("nowhere", "")]
    public async Task Letters_are_letters(string query, string ids) =>
        (await Ids($"query={Uri.EscapeDataString(query)}")).ShouldBe(ids);

    [Fact]
    public async Task A_page_ends_after_100_and_goes_on_before_the_last()
    {
        var first = (await api.Shop.Ask("search_messages?user_email=ann@x.y&query=many")).Results()[
            "comments"
        ]!.AsArray();
        first.Count.ShouldBe(100);
        ((long)first[0]!["id"]!).ShouldBe(3156);

        var rest = (
            await api.Shop.Ask($"search_messages?user_email=ann@x.y&query=many&last_comment_id={first[^1]!["id"]}")
        ).Results()["comments"]!.AsArray();
        rest.Count.ShouldBe(50);
        ((long)rest[0]!["id"]!).ShouldBe((long)first[^1]!["id"]! - 1);
    }

    [Theory]
    [InlineData("&room_id=harbour", "1001")]
    [InlineData("&room_id=102", "")]
    public async Task In_one_room(string room, string ids) => (await Ids("query=hello" + room)).ShouldBe(ids);

    [Fact]
    public async Task Only_in_rooms_of_the_user() =>
        (await api.Shop.Ask("search_messages?user_email=cleo@x.y&query=hello")).Results()["comments"]!
            .AsArray()
            .ShouldBeEmpty();

    [Fact]
    public async Task A_match() =>
        await Verify(await api.Shop.Tell("search_messages", """{"user_email":"ann@x.y","query":"hi ann"}"""));

    [Fact]
    public async Task Refusals() =>
        await Verify(await api.Shop.Ask("search_messages?user_email=no@x.y&query=x&room_id=201"));

    private async Task<string> Ids(string query) =>
        string.Join(
            ' ',
            (await api.Shop.Ask("search_messages?user_email=ann@x.y&" + query)).Results()["comments"]!
                .AsArray()
                .Select(comment => comment!["id"])
        );
}
