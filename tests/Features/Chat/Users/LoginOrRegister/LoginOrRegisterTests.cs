namespace Platform.Tests.Features.Chat;

public sealed class LoginOrRegisterTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Known_user_keeps_what_is_not_sent() =>
        await Verify(await api.Shop.Tell("login_or_register", """{"email":"ANN@x.y","username":"Anna"}"""));

    [Fact]
    public async Task New_user()
    {
        var answer = await api.Shop.Tell("login_or_register", """{"email":"Dora@x.y","username":"Dora"}""");

        var user = answer.Results()["user"]!;
        ((string)user["email"]!).ShouldBe("Dora@x.y");
        ((string)user["token"]!).ShouldMatch("^[A-Za-z0-9]{24}$");
        ((string)user["avatar_url"]!).ShouldBeEmpty();
        (await Stored("dora@x.y")).ShouldBe(["Dora@x.y | Dora |  | {}"]);
    }

    [Fact]
    public async Task Empty_values_are_not_sent_values() =>
        (
            await api.Shop.TellForm(
                "login_or_register",
                ("email", "ben@x.y"),
                ("username", ""),
                ("avatar_url", ""),
                ("device_token", ""),
                ("password", "")
            )
        ).Results()["user"]!["username"]!
            .ToString()
            .ShouldBe("Ben");

    [Fact]
    public async Task The_default_picture_of_the_app_is_shown_for_whoever_has_none()
    {
        await api.Database.Execute(
            "update chat.app set default_avatar_url = 'https://x.y/none.png' where app_id = 'twin'"
        );

        var user = (await api.Twin.Tell("login_or_register", """{"email":"ben@x.y"}""")).Results()["user"]!;

        ((string)user["avatar_url"]!).ShouldBe("https://x.y/none.png");
        ((string)user["avatar"]!["avatar"]!["url"]!).ShouldBe("https://x.y/none.png");
    }

    [Fact]
    public async Task A_password_is_kept_as_a_hash_even_if_it_looks_like_one()
    {
        const string Password = "$pbkdf2-sha512$i=100000$c2FsdA$aGFzaA";
        await api.Shop.Tell("login_or_register", $$"""{"email":"hash@x.y","username":"H","password":"{{Password}}"}""");

        var hash = await api.Database.Value<string>("select password_hash from chat.app_user where email = 'hash@x.y'");
        Platform.Features.Identity.Passwords.Verify(hash, Password).ShouldBeTrue();
        await api.Shop.Tell("login_or_register", """{"email":"hash@x.y","username":"H"}""");
        (await api.Database.Value<string>("select password_hash from chat.app_user where email = 'hash@x.y'")).ShouldBe(
            hash
        );
    }

    [Fact]
    public async Task A_device_goes_over_to_whoever_registers_it_last()
    {
        foreach (var email in new[] { "ann@x.y", "ben@x.y" })
        {
            await api.Shop.Tell(
                "login_or_register",
                $$"""{"email":"{{email}}","device_token":"d1","device_platform":"ios"}"""
            );
        }

        (await api.Database.Rows("select user_id, platform, token from chat.user_device")).ShouldBe(["12 | ios | d1"]);
    }

    [Fact]
    public async Task Concurrent_first_calls_make_one_user()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(at =>
                    api.Shop.Tell(
                        "login_or_register",
                        $$"""{"email":"{{(at % 2 == 0 ? "r" : "R")}}@x.y","username":"R"}"""
                    )
                )
        );

        answers
            .Select(answer => answer.Results()["user"]!)
            .Select(user => $"{user["id"]} {user["email"]} {user["token"]}")
            .Distinct()
            .ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refusals_are_told_together() =>
        await Verify(
            await api.Shop.Tell(
                "login_or_register",
                """{"email":"a b","avatar_url":"x","device_token":"é","device_platform":"windows","extras":"no","username":""}"""
            )
        );

    [Theory]
    [InlineData("""{"email":"nobody@x.y"}""", "username is required for a new user")]
    [InlineData("""{"email":"ann@x.y","device_token":"d"}""", "device_platform is required with device_token")]
    [InlineData("""{"email":"System@shop","username":"x"}""", "email cannot be a user's")]
    public async Task What_only_the_whole_tells(string body, string problem) =>
        (await api.Shop.Tell("login_or_register", body)).Problems().ShouldBe([problem]);

    private Task<IReadOnlyList<string>> Stored(string email) =>
        api.Database.Rows(
            "select email, username, password_hash, extras from chat.app_user where app_id = 1 and email_key = :email",
            ("email", email)
        );
}
