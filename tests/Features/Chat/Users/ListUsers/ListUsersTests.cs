namespace Platform.Tests.Features.Chat;

public sealed class ListUsersTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_page() =>
        await Verify(await api.Shop.Ask("get_user_list?page=2&limit=2&order_query=username asc"));

    [Theory]
    [InlineData("", "Cleo Ben Ann")]
    [InlineData("?order_query=created_at desc nulls last", "Cleo Ben Ann")]
    [InlineData("?order_query=ID", "Ann Ben Cleo")]
    [InlineData("?order_query=email desc&limit=1", "Cleo")]
    [InlineData("?page=9", "")]
    [InlineData("?page=9223372036854775807", "")]
    public async Task In_other_orders(string query, string names) =>
        string.Join(
                ' ',
                (await api.Shop.Ask("get_user_list" + query)).Results()["users"]!
                    .AsArray()
                    .Select(user => user!["name"])
            )
            .ShouldBe(names);

    [Theory]
    [InlineData("password_hash")]
    [InlineData("created_at; drop table x")]
    public async Task Other_orders_are_refused(string order) =>
        (await api.Shop.Ask($"get_user_list?order_query={order}"))
            .Problems()
            .ShouldBe(["order_query must be one of created_at, updated_at, username, email, id, with asc or desc"]);

    [Fact]
    public async Task Refusals() => await Verify(await api.Shop.Ask("get_user_list?page=0&limit=x"));
}
