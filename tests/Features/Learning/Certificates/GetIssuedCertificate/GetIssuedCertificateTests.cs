namespace Platform.Tests.Features.Learning;

public sealed class GetIssuedCertificateTests(IssuedRows api) : IClassFixture<IssuedRows>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(IssuedRows.Path + "10/"),
                await api.Sofia.Get(IssuedRows.Path + "99/"),
                await api.Boris.Get(IssuedRows.Path + "10/"),
                await api.Anonymous.Get(IssuedRows.Path + "10/"),
            }
        );
}
