namespace Platform.Tests.Features.Sync;

public sealed class GetOwnAccountTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Seven_keys() => await Verify(await api.Client.Get("/accounts/me/"));

    [Fact]
    public async Task Refuses() =>
        await Verify(new[] { await api.Anonymous.Get("/accounts/me/"), await api.Client.Post("/accounts/me/", "{}") });
}
