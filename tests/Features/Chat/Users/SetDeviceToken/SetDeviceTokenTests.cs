namespace Platform.Tests.Features.Chat;

public sealed class SetDeviceTokenTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Call = "set_user_device_token";

    [Fact]
    public async Task A_device_belongs_to_the_last_one()
    {
        await Verify(
            await api.Shop.Tell(Call, """{"user_email":"ann@x.y","device_token":"d","device_platform":"rn"}""")
        );

        var again = await api.Shop.Tell(Call, """{"user_email":"ann@x.y","device_token":"d","device_platform":"rn"}""");
        ((bool)again.Results()["changed"]!).ShouldBeFalse();
        await api.Shop.Tell(Call, """{"user_email":"ben@x.y","device_token":"d","device_platform":"rn"}""");
        await api.Twin.Tell(Call, """{"user_email":"ann@x.y","device_token":"d","device_platform":"rn"}""");
        (await api.Database.Rows("select app_id, user_id, token from chat.user_device order by app_id")).ShouldBe([
            "1 | 12 | d",
            "2 | 21 | d",
        ]);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            await api.Shop.Tell(Call, """{"user_email":"no@x.y","device_token":"a b","device_platform":"windows"}""")
        );
}
