namespace Platform.Tests.Features.Chat;

public sealed class ListAppsTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Each_app_with_how_much_is_in_it()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);
        await clone.Database.AddApp("bakery", ChatApi.TwinSecret);

        var listed = await Executable.Run(clone.Database, "chat", "app", "list", "--json");

        await Verify(listed.Json.ToJsonString(), "json");
    }
}
