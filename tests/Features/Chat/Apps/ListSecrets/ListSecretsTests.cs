namespace Platform.Tests.Features.Chat;

public sealed class ListSecretsTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task The_texts_are_nowhere()
    {
        await clone.Database.AddApp("shop", ChatApi.Secret);

        var listed = await Executable.Run(clone.Database, "chat", "secret", "list", "shop", "--json");

        await Verify(listed.Json.ToJsonString(), "json");
    }
}
