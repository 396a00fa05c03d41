namespace Platform.Tests.Features.Sync;

public sealed class RegisterAccountShutTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Is_off_by_default() => await Verify(await api.Anonymous.Post("/accounts/", "{}"));
}
