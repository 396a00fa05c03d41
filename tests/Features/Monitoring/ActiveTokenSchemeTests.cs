namespace Platform.Tests.Features.Monitoring;

/// <summary>Whoever calls this area has an active account.</summary>
public sealed class ActiveTokenSchemeTests(Metadata metadata) : IClassFixture<Metadata>
{
    [Fact]
    public async Task A_deactivated_account_is_out_at_once()
    {
        var account = await metadata.Database.AddAccount("leaver");
        var client = metadata.As(account);
        (await client.Get("/api/v2/office/")).Status.ShouldBe(200);

        await metadata.Database.Execute($"update identity.account set is_active = false where id = {account.Id}");

        await Eventually.Until(async () => (await client.Get("/api/v2/office/")).Status == 401);
    }
}
