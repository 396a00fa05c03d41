namespace Platform.Tests.Features.Chat;

public sealed class UpdateProfileTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task What_is_sent_is_changed() =>
        await Verify(
            await api.Shop.Tell("update_profile", """{"email":"ann@x.y","name":"Anna","extras":{"z":1,"a":2.50}}""")
        );

    [Fact]
    public async Task Nobody() =>
        await Verify(await api.Shop.Tell("update_profile", """{"email":"no@x.y","name":"A"}"""));

    [Fact]
    public async Task The_other_app_keeps_its_own()
    {
        await api.Shop.Tell("update_profile", """{"email":"cleo@x.y","name":"Cleopatra"}""");

        (
            await api.Database.Rows(
                "select app_id, username from chat.app_user where email = 'cleo@x.y' order by app_id"
            )
        ).ShouldBe(["1 | Cleopatra", "2 | Cleo"]);
    }
}
