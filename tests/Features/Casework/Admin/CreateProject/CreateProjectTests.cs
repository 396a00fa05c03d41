namespace Platform.Tests.Features.Casework;

public sealed class CreateProjectTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "Transport", "--auto-close")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                "select name, ord, auto_close from casework.project where org_id = 1 and id > 100"
            )
        ).ShouldBe(["Transport | 3 | true"]);
        (await Run("9", "North")).Errors.ShouldBe("There is no such organisation.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "project", "create", .. typed]);
}
