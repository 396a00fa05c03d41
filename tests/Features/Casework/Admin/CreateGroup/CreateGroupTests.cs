namespace Platform.Tests.Features.Casework;

public sealed class CreateGroupTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "Volunteers", "--no-reports")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                "select name, can_report, referral_admin from casework.user_group where org_id = 1 and id > 100"
            )
        ).ShouldBe(["Volunteers | false | false"]);
        (await Run("9", "Staff")).Errors.ShouldBe("There is no such organisation.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "group", "create", .. typed]);
}
