namespace Platform.Tests.Features.Chat;

public sealed class EraseUserTests(ChatApi api) : IClassFixture<ChatApi>
{
    [Fact]
    public async Task Nothing_of_the_person_is_left()
    {
        await api.Shop.Tell(
            "login_or_register",
            """{"email":"ben@x.y","password":"pw","device_token":"d","device_platform":"ios"}"""
        );

        await Verify(await api.Shop.Tell("erase_user", """{"user_email":"BEN@x.y"}"""));

        (await api.Shop.Ask("user_profile?user_email=ben@x.y")).Status.ShouldBe(400);
        var comment = (await api.Shop.Ask("load_comments?room_id=101")).Results()["comments"]![0]!;
        ((string)comment["message"]!).ShouldBe("All well?");
        ((string)comment["username"]!).ShouldBe("Deleted user");
        ((string)comment["email"]!).ShouldStartWith("erased-");
        (
            await api.Database.Rows(
                "select password_hash, extras, avatar_url, is_active, (select count(*) from chat.user_device) from chat.app_user where id = 12"
            )
        ).ShouldBe([" | {} |  | false | 0"]);
        (await api.Shop.Ask("room_participants?room_id=101")).Results()["participants"]!.AsArray().Count.ShouldBe(1);
        (await api.Database.Value<string>("select name from chat.room where id = 102")).ShouldStartWith(
            "ann@x.y erased-"
        );
        (await api.Shop.Ask("get_user_list?limit=100")).Body.ShouldNotContain("erased-");
        (await api.Twin.Ask("user_profile?user_email=ben@x.y")).Status.ShouldBe(200);

        var anew = (await api.Shop.Tell("login_or_register", """{"email":"ben@x.y","username":"Other"}""")).Results()[
            "user"
        ]!;
        ((long)anew["id"]!).ShouldNotBe(12);
    }

    /// <summary>One's id may be part of the other's.</summary>
    [Theory]
    [InlineData("ro", "rob ro", "^rob erased-[^ ]+$")]
    [InlineData("mo", "mo momo", "^erased-[^ ]+ momo$")]
    public async Task The_other_one_of_a_single_room_keeps_its_name(string email, string pair, string name)
    {
        foreach (var one in pair.Split(' '))
        {
            await api.Shop.Tell("login_or_register", $$"""{"email":"{{one}}","username":"U"}""");
        }

        var emails = pair.Replace(" ", "&emails[]=");
        var room = (await api.Shop.Ask($"get_or_create_room_with_target?emails[]={emails}")).Results()["room"]!;
        await api.Shop.Tell("erase_user", $$"""{"user_email":"{{email}}"}""");

        (
            await api.Database.Value<string>("select name from chat.room where id = :id", ("id", (long)room["id"]!))
        ).ShouldMatch(name);
    }

    [Fact]
    public async Task Nobody() => await Verify(await api.Shop.Tell("erase_user", """{"user_email":"no@x.y"}"""));
}
