namespace Platform.Tests.Features.Casework;

public sealed class CreateUserTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task It_is_there_afterwards()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "1", "Ben", "--projects", "5")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Rows(
                "select app_user.name, all_projects, all_branches, all_types, project_id from casework.app_user inner join casework.user_project on user_id = app_user.id"
            )
        ).ShouldBe(["Ben | false | true | true | 5"]);
        (await Run("1", "1", "Cleo", "--projects", "105")).Errors.ShouldBe("The organisation has no such project.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "user", "create", .. typed]);
}
