namespace Platform.Tests.Features.Chat;

public sealed class ManyReadersTests(ManyReadersTests.Few api) : IClassFixture<ManyReadersTests.Few>
{
    public sealed class Few : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Realtime:MaxPerCaller"] = "2";
            settings["Realtime:MaxConnections"] = "3";
        }
    }

    [Fact]
    public async Task Of_one_caller_and_of_all_have_a_bound()
    {
        var first = await Listening.Ready(api.Shop);
        await using var second = await Listening.Ready(api.Shop, "?user_email=ann@x.y");
        var third = await api.Shop.Ask("events");
        await using var twin = await Listening.Ready(api.Twin);
        var fourth = await api.Twin.Ask("events");
        (await api.Shop.Ask("get_user_list")).Status.ShouldBe(200);

        await first.DisposeAsync();

        await Eventually.Until(async () => (await api.Twin.Ask("events")).Status == 200);
        await Verify(new[] { third, fourth });
    }
}
