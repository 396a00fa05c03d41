namespace Platform.Tests.Features.Casework;

public sealed class CreateTemplateTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "5", "Standard")).ExitCode.ShouldBe(0);

        (await clone.Database.Rows("select project_id, name from casework.template where org_id = 1")).ShouldBe([
            "5 | Standard",
        ]);
        (await Run("1", "105", "Theirs")).Errors.ShouldBe("The organisation has no such project.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "template", "create", .. typed]);
}
