namespace Platform.Tests.Features.Monitoring.Users.ListUsers;

/// <summary>People: listed without secrets, made elsewhere.</summary>
public sealed class ListUsersTests(Metadata metadata) : IClassFixture<Metadata>
{
    [Fact]
    public async Task Accounts_are_made_elsewhere() =>
        await Verify(await metadata.As(metadata.Root).Post("/api/v2/user/", """{"username":"eve"}"""));

    [Fact]
    public async Task Nothing_tells_of_passwords()
    {
        await metadata.Database.Execute("update identity.account set password_hash = 'S3CRET-hash'");

        foreach (var format in new[] { "json", "csv" })
        {
            var list = await metadata.As(metadata.Nobody).Get($"/api/v2/user/?limit=0&format={format}");

            list.Body.ShouldContain("nobody");
            list.Body.ShouldNotContain("S3CRET");
            list.Body.ShouldNotContain("password");
        }
    }
}
