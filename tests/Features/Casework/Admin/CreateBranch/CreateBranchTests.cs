namespace Platform.Tests.Features.Casework;

public sealed class CreateBranchTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "North")).ExitCode.ShouldBe(0);

        (await clone.Database.Rows("select name, ord from casework.branch where org_id = 1")).ShouldBe(["North | 1"]);
        (await Run("9", "North")).Errors.ShouldBe("There is no such organisation.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "branch", "create", .. typed]);
}
