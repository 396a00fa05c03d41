namespace Platform.Tests.Features.Chat;

public sealed class GetUserUnreadCountTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task In_the_order_of_the_request() =>
        await Verify(
            await api.Shop.Ask(
                "get_user_unread_count?user_emails[0]=ben@x.y&user_emails[1]=ann@x.y&user_emails[2]=cleo@x.y"
            )
        );

    [Fact]
    public async Task Nobody() => await Verify(await api.Shop.Ask("get_user_unread_count?user_emails[]=no@x.y"));
}
