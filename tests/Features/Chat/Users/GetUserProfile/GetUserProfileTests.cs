namespace Platform.Tests.Features.Chat;

public sealed class GetUserProfileTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task A_user_with_token_and_newest_comment() =>
        await Verify(await api.Shop.Ask("user_profile?user_email=ann@x.y"));

    /// <summary>As two clients paste it.</summary>
    [Fact]
    public async Task A_plus_may_be_pasted_into_the_address()
    {
        await api.Shop.Tell("login_or_register", """{"email":"a+x@b.c","username":"A"}""");

        ((string)(await api.Shop.Ask("user_profile?user_email=a+x@b.c")).Results()["user"]!["email"]!).ShouldBe(
            "a+x@b.c"
        );
    }

    [Theory]
    [InlineData("user_profile?user_email=nobody@x.y")]
    [InlineData("user_profile?user_email=system@shop")]
    public async Task Nobody(string call) =>
        (await api.Shop.Ask(call)).Problems().ShouldBe(["user_email names nobody who is registered"]);

    [Fact]
    public async Task Nobody_named() => await Verify(await api.Shop.Ask("user_profile"));

    [Fact]
    public async Task Without_a_secret() => await Verify(await api.Anonymous.Ask("user_profile?user_email=ann@x.y"));

    [Fact]
    public async Task Another_method() => await Verify(await api.Shop.Tell("user_profile", "{}"));
}
