namespace Platform.Tests.Features.Casework;

public sealed class ShowCallerTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task What_both_the_user_and_the_source_may_see()
    {
        await clone.Database.AddOrganisations();
        await clone.Database.Execute(
            """
            insert into casework.app_user (id, org_id, group_id, name) values (3, 1, 1, 'Ben');
            insert into casework.user_project (org_id, user_id, project_id) values (1, 3, 6);
            insert into casework.hidden_field (org_id, user_id, grp, field) values (1, 3, 'clients', 'religion');
            """
        );

        await Verify((await Run("1", "3", "1", "--json")).Json.ToJsonString(), "json");
    }

    [Fact]
    public async Task A_user_of_another_organisation_is_none() =>
        (await Run("1", "77", "1")).Errors.ShouldBe("There is no such user of the organisation, or no such source.\n");

    private Task<Outcome> Run(params string[] typed) => Executable.Run(clone.Database, ["casework", "show", .. typed]);
}
