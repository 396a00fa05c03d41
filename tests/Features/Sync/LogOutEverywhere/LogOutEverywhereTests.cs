namespace Platform.Tests.Features.Sync;

public sealed class LogOutEverywhereTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Ends_all_tokens_of_the_account_and_of_no_other()
    {
        var account = await api.Database.AddAccount("leaving");
        var second = api.WithToken(await api.Database.AddToken(account.Id, "second"));
        (await second.Get("/organizations/")).Status.ShouldBe(200);

        await Verify(await api.As(account).Post("/auth/logout-all/"));

        (await second.Get("/organizations/")).Status.ShouldBe(401);
        (await api.As(account).Get("/organizations/")).Status.ShouldBe(401);
        (await api.Client.Get("/organizations/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refuses() => await Verify(await api.Anonymous.Post("/auth/logout-all/"));
}
