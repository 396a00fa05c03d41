namespace Platform.Tests.Features.Learning;

public sealed class GetCertificateTemplateTests(TemplateRows api) : IClassFixture<TemplateRows>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(TemplateRows.Path + "21/"),
                await api.Sofia.Get(TemplateRows.Path + "99/"),
                await api.Anna.Get(TemplateRows.Path + "21/"),
                await api.Anonymous.Get(TemplateRows.Path + "21/"),
            }
        );
}
