namespace Platform.Tests.Features.Chat;

public sealed class RemoveDeviceTokenTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Call = "remove_user_device_token";

    [Fact]
    public async Task Only_the_users_own()
    {
        await api.Database.Execute(
            "insert into chat.user_device (app_id, user_id, platform, token) values (1, 11, 'rn', 'd'), (2, 21, 'rn', 'd')"
        );
        var others = await api.Shop.Tell(
            Call,
            """{"user_email":"ben@x.y","device_token":"d","device_platform":"rn"}"""
        );
        ((bool)others.Results()["changed"]!).ShouldBeFalse();

        await Verify(
            await api.Shop.Tell(Call, """{"user_email":"ann@x.y","device_token":"d","device_platform":"rn"}""")
        );

        (await api.Database.Rows("select app_id from chat.user_device")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            await api.Shop.Tell(Call, """{"user_email":"no@x.y","device_token":"a b","device_platform":"windows"}""")
        );
}
