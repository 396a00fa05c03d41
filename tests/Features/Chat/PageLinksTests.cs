namespace Platform.Tests.Features.Chat;

/// <summary>The lists are walked by the header <c>Link</c>: by page, by offset, and by the last of what was read.</summary>
public sealed class PageLinksTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Theory]
    [InlineData("get_user_list?limit=2&order_query=created_at%20asc", "users", new long[] { 11, 12, 13 }, 2)]
    [InlineData("room_participants?room_id=harbour&limit=1", "participants", new long[] { 11, 12 }, 2)]
    [InlineData("get_user_rooms?user_email=ann@x.y&limit=1&page=1", "rooms_info", new long[] { 101 }, 1)]
    [InlineData("load_comments?room_id=harbour&limit=2&page=1", "comments", new long[] { 1003, 1002, 1001 }, 2)]
    [InlineData("load_comments?room_id=harbour&limit=3", "comments", new long[] { 1003, 1002, 1001 }, 1)]
    public async Task A_list_is_walked(string call, string list, long[] ids, int pages)
    {
        var walked = await api.Shop.Walk($"/api/v2/rest/{call}", body => body["results"]![list]!);

        walked.Ids.ShouldBe(ids);
        walked.Pages.ShouldBe(pages);
    }

    [Fact]
    public async Task Comments_after_one_go_on_after_the_last()
    {
        var (ids, pages) = await api.Shop.Walk(
            "/api/v2/rest/load_comments?room_id=harbour&limit=1&after=true&last_comment_id=1001",
            body => body["results"]!["comments"]!
        );

        ids.ShouldBe([1002, 1003]);
        pages.ShouldBe(2);
    }

    /// <summary>Its pages are made of what the body says, so that no link can name another.</summary>
    [Fact]
    public async Task What_is_asked_by_post_has_no_links()
    {
        using var answer = await api.Shop.PostAsync(
            "/api/v2/rest/load_comments",
            Exchanges.Body("""{"room_id":"harbour","limit":1}""", "application/json")
        );

        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Headers.Contains("Link").ShouldBeFalse();
    }
}
