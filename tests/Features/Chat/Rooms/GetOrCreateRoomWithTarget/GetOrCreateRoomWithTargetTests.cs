namespace Platform.Tests.Features.Chat;

public sealed class GetOrCreateRoomWithTargetTests(ChatApi api) : IClassFixture<ChatApi>
{
    private const string Call = "get_or_create_room_with_target";

    [Fact]
    public async Task The_room_that_is_there() =>
        await Verify(await api.Shop.Ask($"{Call}?emails[]=ben@x.y&emails[]=ann@x.y&avatar_url=https://x.y/z.png"));

    [Fact]
    public async Task A_new_room_is_named_after_its_two_in_the_order_of_the_call()
    {
        var answer = await api.Shop.Tell(Call, """{"emails":["cleo@x.y","ann@x.y"],"options":"{\"a\":1}"}""");

        await Verify(answer.Stable());
        var again = await api.Shop.Tell(Call, """{"emails":["ann@x.y","cleo@x.y"],"options":"other"}""");
        again.Body.ShouldBe(answer.Body);
    }

    /// <summary>One client sends the parameters of a GET as a form, too.</summary>
    [Fact]
    public async Task A_get_may_have_a_body() =>
        (
            (long)
                (
                    await api.Shop.Send(
                        HttpMethod.Get,
                        $"/api/v2/rest/{Call}?emails[]=no@x.y",
                        Exchanges.Form(("emails[]", "ann@x.y"), ("emails[]", "ben@x.y"))
                    )
                ).Results()["room"]!["id"]!
        ).ShouldBe(102);

    [Theory]
    [InlineData(50)]
    public async Task Whoever_asks_first_there_is_one_room(int callers)
    {
        await api.Shop.Tell("login_or_register", """{"email":"new1@x.y","username":"N1"}""");
        await api.Shop.Tell("login_or_register", """{"email":"new2@x.y","username":"N2"}""");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(at =>
                    api.Shop.Ask(
                        at % 2 == 0
                            ? $"{Call}?emails[]=new1@x.y&emails[]=new2@x.y"
                            : $"{Call}?emails[]=NEW2@x.y&emails[]=new1@x.y"
                    )
                )
        );

        answers
            .Select(answer => answer.Results()["room"]!)
            .Select(room => $"{room["id"]} {room["room_name"]} {room["participants"]!.AsArray().Count}")
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldEndWith(" 2");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?emails[]=")]
    [InlineData("?emails[]=ann@x.y")]
    [InlineData("?emails[]=ann@x.y&emails[]=ann@x.y")]
    [InlineData("?emails[]=ann@x.y&emails[]=ANN@x.y")]
    [InlineData("?emails[]=ann@x.y&emails[]=ben@x.y&emails[]=cleo@x.y")]
    [InlineData("?emails[]=ann@x.y&emails[]=nobody@x.y")]
    public async Task Two_different_users_make_a_room(string query)
    {
        var before = await api.Database.Value<long>("select count(*) from chat.room");

        (await api.Shop.Ask(Call + query)).Problems().ShouldHaveSingleItem().ShouldStartWith("emails ");

        (await api.Database.Value<long>("select count(*) from chat.room")).ShouldBe(before);
    }

    [Fact]
    public async Task One_user_is_no_pair() => await Verify(await api.Shop.Ask($"{Call}?emails[]=ann@x.y"));
}
