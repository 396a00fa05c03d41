namespace Platform.Tests.Features.Learning;

public sealed class DeleteCertificateTemplateTests(TemplateRows api) : IClassFixture<TemplateRows>
{
    [Fact]
    public async Task Once_and_then_it_is_gone()
    {
        await api.Database.Execute(
            """
            insert into learning.course (id, name, certificate_template_id, created, updated)
            values (1, 'c', 21, '2026-11-01Z', '2026-11-01Z')
            """
        );

        await Verify(
            new[]
            {
                await api.Sofia.Send(HttpMethod.Delete, TemplateRows.Path + "21/"),
                await api.Sofia.Send(HttpMethod.Delete, TemplateRows.Path + "21/"),
                await api.Anna.Send(HttpMethod.Delete, TemplateRows.Path + "22/"),
                await api.Anonymous.Send(HttpMethod.Delete, TemplateRows.Path + "22/"),
            }
        );
        (await api.Database.Rows("select id, certificate_template_id is null from learning.course")).ShouldBe([
            "1 | true",
        ]);
    }
}
